import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyTexts } from '../../config/web/apply-texts.ts'
import { changedNames, uncheckedTexts } from '../../src/web/features/settings/parts/translations/unchecked.ts'
import { openUnsent } from '../../src/web/features/settings/parts/translations/unsent.ts'

const english = { news: { title: 'News items', count_one: 'One item', count_other: '{{n, number}} items' } }
const urdu = () => ({
  _checked: [] as string[],
  news: { title: 'خبریں', count_one: 'ایک خبر', count_other: '{{n, number}} خبریں' },
})

describe('texts for translators', () => {
  it('are listed beside their English, but for those that a native reader has checked', () => {
    expect(uncheckedTexts(english, { ...urdu(), _checked: ['news.count'] })).toEqual([
      { key: 'news.title', english: 'News items', text: 'خبریں' },
    ])
    expect(uncheckedTexts(english, urdu()).map(({ key }) => key)).toEqual([
      'news.title',
      'news.count_one',
      'news.count_other',
    ])
  })

  it('stand beside the plural form that English has, where they have more', () => {
    const arabic = { news: { count_few: '{{n, number}} أخبار' } }
    expect(uncheckedTexts(english, arabic)).toEqual([
      { key: 'news.count_few', english: '{{n, number}} items', text: '{{n, number}} أخبار' },
    ])
  })

  it.each([
    ['{{n}} of <b>{{m}}</b>', '{{m}} <b>{{n}}</b>', []],
    ['{{n}} items', 'items', ['{{n}}']],
    ['items', '{{n}} items', ['{{n}}']],
    ['<b>bold</b>', 'bold', ['<b>', '</b>']],
    ['Why: <reason/>', 'Why', ['<reason/>']],
    ['items', '$t(news.title)', ['$t(']],
  ])('keep the names of %s in %s', (original, proposal, changed) => {
    expect(changedNames(original, proposal)).toEqual(changed)
  })

  it('are applied and marked as checked', () => {
    const own = urdu()
    expect(
      applyTexts(english, own, { 'news.title': 'خبرنامہ', 'news.count_other': '{{n, number}} خبر' }),
    ).toEqual([])
    expect(own).toEqual({
      _checked: ['news.count', 'news.title'],
      news: { title: 'خبرنامہ', count_one: 'ایک خبر', count_other: '{{n, number}} خبر' },
    })
  })

  it('stay as they are where one of a file is wrong', () => {
    const own = urdu()
    expect(
      applyTexts(english, own, { 'news.title': 'x', 'news.nothing': 'y', 'news.count_other': 'z' }),
    ).toEqual([
      'news.nothing is no text of this language',
      'news.count_other must name {{n, number}}, as the English does',
    ])
    expect(own).toEqual(urdu())
  })

  it('are refused in a sentence where their keys are those of every object', () => {
    const texts = JSON.parse(
      '{"__proto__.__proto__.x":"a","__proto__.x":"b","constructor.prototype.x":"c","news.constructor.name":"d","_checked.0":"e","news.title.0":"f"}',
    )
    const own = urdu()
    expect(applyTexts(english, own, texts)).toEqual(
      Object.keys(texts).map(key => `${key} is no text of this language`),
    )
    expect(own).toEqual(urdu())
    expect(Object.prototype).not.toHaveProperty('x')
  })

  it('fill in no other text where they are applied', () => {
    expect(applyTexts(english, urdu(), { 'news.title': '$t(news.title)' })).toEqual([
      'news.title must name nothing, as the English does',
    ])
  })

  it('come to the page from every section', () => {
    const folder = 'src/web/app/languages'
    const { everything } = JSON.parse(readFileSync(`${folder}/sections.json`, 'utf8'))
    const own = JSON.parse(readFileSync(`${folder}/ur.json`, 'utf8'))
    expect(everything.toSorted()).toEqual(Object.keys(own).toSorted())
  })
})

describe('proposals that have not reached the server', () => {
  let room: number
  beforeEach(() => {
    room = 10_000
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (place: string) => kept.get(place) ?? null,
      setItem(place: string, text: string) {
        if (text.length > room) throw new DOMException('full', 'QuotaExceededError')
        kept.set(place, text)
      },
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  const title = { english: 'News items', text: 'خبرنامہ' }
  const put =
    (key: string, given = title) =>
    (before: object) => ({ ...before, [key]: given })

  it('are the person’s own, and those of one language', () => {
    openUnsent('sana', 'ur').change(put('news.title'))
    expect(openUnsent('sana', 'ur').all()).toEqual({ 'news.title': title })
    expect(openUnsent('bilal', 'ur').all()).toEqual({})
    expect(openUnsent('sana', 'ps').all()).toEqual({})
  })

  it('are those of all tabs: none takes back what another one kept or sent', () => {
    const [one, other] = [openUnsent('sana', 'ur'), openUnsent('sana', 'ur')]
    one.change(put('news.title'))
    other.change(put('news.count_one'))
    expect(Object.keys(openUnsent('sana', 'ur').all())).toEqual(['news.title', 'news.count_one'])
    one.change(() => ({}))
    const heard = vi.fn()
    other.subscribe(heard)
    other.readAgain()
    expect(other.all()).toEqual({})
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('stay until the page is left where the browser has no room', () => {
    const here = openUnsent('sana', 'ur')
    here.change(put('news.title'))
    room = 0
    here.change(put('news.count_one'))
    here.change(put('news.count_other'))
    here.readAgain()
    expect(Object.keys(here.all())).toEqual(['news.title', 'news.count_one', 'news.count_other'])
  })

  it('are none where another version kept something else', () => {
    localStorage.setItem('dateline-unsent-proposals-sana-ur', '{"news.title":null,"news.x":"y"}')
    expect(openUnsent('sana', 'ur').all()).toEqual({})
    localStorage.setItem('dateline-unsent-proposals-sana-ur', 'null')
    expect(openUnsent('sana', 'ur').all()).toEqual({})
    localStorage.setItem('dateline-unsent-proposals-sana-ur', '{')
    expect(openUnsent('sana', 'ur').all()).toEqual({})
  })
})
