import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { applyTexts } from '../../config/web/apply-texts.ts'
import { changedNames, uncheckedTexts } from '../../src/web/features/settings/parts/translations/unchecked.ts'

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

  it('come to the page from every section', () => {
    const folder = 'src/web/app/languages'
    const { everything } = JSON.parse(readFileSync(`${folder}/sections.json`, 'utf8'))
    const own = JSON.parse(readFileSync(`${folder}/ur.json`, 'utf8'))
    expect(everything.toSorted()).toEqual(Object.keys(own).toSorted())
  })
})
