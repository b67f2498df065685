import { indicatorOf } from '../../../indicators/registry.ts'
import { nameOf } from '../../disclosure/counts.ts'
import { nameOfDivision } from '../../figures/sources/divide.ts'
import { type AnsweredFigure, answeredFigures, countsPeople } from '../answered-figures.ts'
import type { ExportScope } from '../export-scope.ts'
import type { ExportRow, ExportTable } from '../export-table.ts'
import { printedValue, publicFigure } from '../public/public-figure.ts'

/** The answers of `GET /api/v1/figures`, all views of them, a row for each figure. */
export const figuresTable: ExportTable = {
  columns: [
    { name: 'indicator', kind: 'text', meaning: 'the indicator' },
    {
      name: 'version',
      kind: 'integer',
      meaning: 'of its definition; goes up where the way of counting changes',
    },
    { name: 'unit', kind: 'text', meaning: 'count, percent or points' },
    { name: 'office', kind: 'text', meaning: "the office's id, or the ids of all that are counted together" },
    { name: 'project', kind: 'text', meaning: "the project's id; empty: of all together" },
    { name: 'from', kind: 'day', meaning: 'the first local day that is counted' },
    { name: 'to', kind: 'day', meaning: 'the last local day that is counted' },
    { name: 'dimension', kind: 'text', meaning: 'by what it is divided; empty: everything' },
    { name: 'key', kind: 'text', meaning: 'the part of the division; unknown: not noted' },
    { name: 'second_key', kind: 'text', meaning: 'the part of its second dimension, where it has two' },
    { name: 'value', kind: 'number', meaning: 'the figure; empty: not known, which is never zero' },
    { name: 'base', kind: 'number', meaning: 'what a percentage was divided by, or people who took a quiz' },
    { name: 'measured', kind: 'integer', meaning: 'of how many posts or channels it was read' },
    { name: 'published', kind: 'integer', meaning: 'how many posts or channels there are' },
    { name: 'months_closed', kind: 'integer', meaning: 'office-months of the log that are closed' },
    { name: 'months', kind: 'integer', meaning: 'office-months of the log in the period' },
    {
      name: 'state',
      kind: 'text',
      meaning: 'known, incomplete: months of the log are open; missing: not known',
    },
    { name: 'target', kind: 'number', meaning: 'what the offices aim at in the period' },
    { name: 'hidden', kind: 'boolean', meaning: 'whether the value is left out of a public file' },
    {
      name: 'hidden_why',
      kind: 'text',
      meaning:
        'small-counts: a count of one to four people could be worked out; divided-twice: it cannot be protected',
    },
  ],
  count: async (db, scope) => (await answeredFigures(db, scope)).length,
  async *pages(db, scope) {
    const figures = await answeredFigures(db, scope)
    if (figures.length > 0) yield figures.map(figure => ({ ...rowOf(figure), ...shownIn(figure, scope) }))
  },
}

function rowOf(figure: AnsweredFigure): ExportRow {
  const { indicator, coverage, reported } = figure
  const [key = null, second = null] = figure.keys
  return {
    indicator,
    version: indicatorOf(indicator).version,
    unit: figure.unit,
    office: figure.officeIds.join(' '),
    project: figure.projectId ?? null,
    from: figure.from,
    to: figure.to,
    dimension: nameOfDivision(figure.dimensions),
    key,
    second_key: second,
    value: figure.value,
    base: figure.denominator ?? null,
    measured: coverage?.measured ?? null,
    published: coverage?.published ?? null,
    months_closed: reported?.closed ?? null,
    months: reported?.expected ?? null,
    state: figure.state,
    target: figure.target ?? null,
    hidden: false,
    hidden_why: null,
  }
}

/**
 * What a public file shows of it instead. All that is withheld looks alike: which of them are small, and which only
 * neighbours of small ones, would say how many people they count. Of percentages of people there is no base.
 */
function shownIn(figure: AnsweredFigure, { sandbox, withheld }: ExportScope): ExportRow {
  if (!withheld || !countsPeople(figure)) return {}
  const found = publicFigure(figure, sandbox)
  if (found.kind === 'crossed') return { ...left, hidden_why: 'divided-twice' }
  const isHidden = found.kind === 'few' || (found.kind === 'people' && withheld.has(nameOf(found.own)))
  return isHidden ? left : { value: printedValue(figure), base: null }
}

const left: ExportRow = { value: null, base: null, hidden: true, hidden_why: 'small-counts' }
