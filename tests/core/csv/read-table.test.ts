import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable, type TableRules } from '../../../src/core/csv/read-table.ts'

const rules: TableRules = { name: 'file', mostRows: 1_000, lineBreaks: 'usual' }
const entriesOf = (lines: readonly string[], more: Partial<TableRules> = {}) =>
  readTable(lines.join('\n'), { ...rules, ...more }).entries.map(entry =>
    'cells' in entry ? [entry.line, ...entry.cells] : [entry.line, 'fault'],
  )

describe('a table as spreadsheets write it', () => {
  it.each([
    ['a byte order mark', ['\ufeffa,b', '1,2'], [[2, '1', '2']]],
    ['a sep= line', ['sep=;', 'a;b', '1,5;2'], [[3, '1,5', '2']]],
    ['a quoted sep= line', ['"sep=;"', 'a;b', '1;2'], [[3, '1', '2']]],
    ['a sep= line with a tab', ['sep=\t', 'a\tb', '1\t2'], [[3, '1', '2']]],
    ['a sep= line with a bar', ['sep=|', 'a|b', '1|2'], [[3, '1', '2']]],
    ['a sep= line after a byte order mark', ['\ufeffsep=;', 'a;b', '1;2'], [[3, '1', '2']]],
    ['line ends of Windows', ['a,b\r', '1,2\r'], [[2, '1', '2']]],
    [
      'line ends of old Macs',
      ['a,b\r1,2\r3,4'],
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    ['empty columns at the right', ['a;b;;', '1;2;;'], [[2, '1', '2']]],
    [
      'rows of nothing but separators',
      ['a;b', ';', '1;2', ';;;', '3;4'],
      [
        [3, '1', '2'],
        [5, '3', '4'],
      ],
    ],
    ['such a row above the headings', [';;', 'a;b', '1;2'], [[3, '1', '2']]],
    [
      'rows that end early',
      ['a,b,c', '1', '1,2'],
      [
        [2, '1', '', ''],
        [3, '1', '2', ''],
      ],
    ],
    ['white space around quotes', ['a, b', '1, "2, 3" '], [[2, '1', '2, 3']]],
    ['a heading that holds the other separator', ['"a, first, and best";b', '1;2'], [[2, '1', '2']]],
    [
      'tabs, some cells empty',
      ['a\tb\tc', '\t2\t', '1\t\t3'],
      [
        [2, '', '2', ''],
        [3, '1', '', '3'],
      ],
    ],
    [
      'line breaks in cells',
      ['a,b', '"1', 'x","2', 'y"', '3,4'],
      [
        [2, '1\nx', '2\ny'],
        [5, '3', '4'],
      ],
    ],
    ['U+2028 in a cell', ['a,b', '1\u2028x,2'], [[2, '1\u2028x', '2']]],
    ['a quoted quote', ['a,b', '"1 ""x""",2'], [[2, '1 "x"', '2']]],
  ])('is read with %s', (_what, lines, rows) => {
    expect(entriesOf(lines)).toEqual(rows)
  })

  it.each([
    [
      'is never closed',
      ['a,b', '1,2', '3,"4', '5,6', '7,8'],
      [
        [2, '1', '2'],
        [3, 'fault'],
        [4, '5', '6'],
        [5, '7', '8'],
      ],
    ],
    [
      'is never closed, and a later row is quoted',
      ['a,b', '3,"4', '5,"6"', '7,8'],
      [
        [2, 'fault'],
        [3, '5', '6'],
        [4, '7', '8'],
      ],
    ],
    [
      'is never closed, and a later row has line breaks',
      ['a,b', '3,"4', '5,"6', 'x"', '7,8'],
      [
        [2, 'fault'],
        [3, '5', '6\nx'],
        [5, '7', '8'],
      ],
    ],
    [
      'is never closed, twice',
      ['a,b', '3,"4', '5,6', '7,"8', '9,0'],
      [
        [2, 'fault'],
        [3, '5', '6'],
        [4, 'fault'],
        [5, '9', '0'],
      ],
    ],
    [
      'is closed in the middle of a cell',
      ['a,b', '"1"x,2', '3,4'],
      [
        [2, 'fault'],
        [3, '3', '4'],
      ],
    ],
    [
      'stands in a cell that is not quoted',
      ['a,b', '1,5" pipe', '3,4'],
      [
        [2, 'fault'],
        [3, '3', '4'],
      ],
    ],
  ])('loses only the row whose quotation mark %s', (_what, lines, rows) => {
    expect(entriesOf(lines)).toEqual(rows)
  })

  it('does not let an open quotation mark swallow rows of figures that another one closes', () => {
    const lines = ['a,b,c,d', '1,"2,3,4', '5,6,7,8', '9,0",1,2', '3,4,5,6']
    expect(entriesOf(lines, { lineBreaks: 'rare' })).toEqual([
      [2, 'fault'],
      [3, '5', '6', '7', '8'],
      [4, 'fault'],
      [5, '3', '4', '5', '6'],
    ])
    expect(entriesOf(['a,b,c', '1,"2,3', '4,5,6', '7,8 12",9', '0,0,0'], { lineBreaks: 'rare' })).toEqual([
      [2, 'fault'],
      [3, '4', '5', '6'],
      [4, 'fault'],
      [5, '0', '0', '0'],
    ])
    expect(entriesOf(['a,b,c', '1,"2', 'x",3', '4,5,6'], { lineBreaks: 'rare' })).toEqual([
      [2, '1', '2\nx', '3'],
      [4, '4', '5', '6'],
    ])
  })

  it.each([
    ['in the middle', ['a,,b,', '1,2,3,']],
    ['at the end', ['a,b,', '1,2,3']],
    ['beyond the headings', ['a,b', '1,2,3']],
  ])('drops no cell without a heading %s: the row is a fault', (_where, lines) => {
    expect(entriesOf(lines)).toEqual([[2, 'fault']])
  })

  it('names the line of every row, whatever stands above it', () => {
    const cell = fc.stringMatching(/^[a-z ,;"\n]{0,12}$/)
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 20 }), pairs => {
        let line = 2
        const expected = pairs.flatMap(([one, other]) => {
          const at = line
          line += 1 + `${one}${other}`.split('\n').length - 1
          return one === '' && other === '' ? [] : [[at, one, other]]
        })
        const table = ['a,b', ...pairs.map(([one, other]) => `${quoted(one)},${quoted(other)}`)]
        expect(entriesOf(table)).toEqual(expected)
      }),
    )
  })

  it('takes as many steps more as the text is longer, also where every line is broken', () => {
    const faults = readTable(`a,b\n${'"a""\n'.repeat(20_000)}`, { ...rules, mostRows: 100_000 }).entries
    expect(faults.length).toBeLessThanOrEqual(1_001)
    expect(faults.at(-1)).toEqual({
      line: 1_002,
      reason: 'Too many lines are not CSV; the rest is not read.',
    })
  })

  it.each([
    ['nothing', '', 'file is empty; its first line must name the columns.'],
    ['separators only', ';;\n;;', 'file is empty'],
    ['a heading that is no CSV', '"a,b\n1,2', 'file, line 1: A quotation mark'],
    ['too many rows', `a\n${'1\n'.repeat(1_001)}`, 'file has more than 1000 records; import it in parts.'],
  ])('is refused with %s', (_what, text, message) => {
    expect(() => readTable(text, rules)).toThrow(message)
  })
})
