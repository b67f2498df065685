import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../../src/core/languages/language.ts'
import type { Database } from '../../../src/database/connect.ts'
import { topicMatcher } from '../../../src/news/topics/suggest-topics.ts'
import { listTopics, type Topic } from '../../../src/offices/topics/topic.view.ts'
import { freshDatabase } from '../../factories/database.ts'
import { installPresetOffices } from '../../factories/preset.ts'

describe('a keyword', () => {
  it.each([
    ['visa', 'A Visa is needed.', 'en', true],
    ['visa', 'It is advisable.', 'en', false],
    ['traffick*', 'against trafficking', 'en', true],
    ['traffick*', 'road traffic', 'en', false],
    ['*migration', 'immigration rules', 'en', true],
    ['*grat*', 'immigration rules', 'en', true],
    ['work permit', 'your work  permit', 'en', true],
    ['work permit', 'work without a permit', 'en', false],
    ['pre-departure', 'pre departure session', 'en', true],
    ['ویزا', 'ویزا چاہیے', 'ur', true],
    ['ویزا', 'ويزا چاہیے', 'ur', true],
    ['ویزا', 'ویزائی', 'ur', false],
    ['تأشيرة', 'تاشيرة سفر', 'ar', true],
    ['পাচার*', 'পাচারের বিরুদ্ধে', 'bn', true],
    ['visa', 'visa', 'ur', false],
    ['*', 'anything', 'en', false],
  ] as const)('"%s" in "%s" (%s): %s', (keyword, text, language, found) => {
    const topic = {
      id: 't',
      keywords: { [language === 'ur' && keyword === 'visa' ? 'en' : language]: [keyword] },
    }
    expect(topicMatcher(language, [topic])(text)).toEqual(found ? ['t'] : [])
  })

  it('counts each mention, and the earlier topic wins where two have as many', () => {
    const topics = [
      { id: 'a', keywords: { en: ['one'] } },
      { id: 'b', keywords: { en: ['two'] } },
      { id: 'c', keywords: { en: ['three', 'four'] } },
    ]
    expect(topicMatcher('en', topics)('two one four three')).toEqual(['c', 'a', 'b'])
  })
})

describe('the standard topics', () => {
  let database: Database
  let topics: Topic[]
  beforeAll(async () => {
    database = await freshDatabase()
    await installPresetOffices(database.db)
    topics = await listTopics(database.db)
  })
  afterAll(() => database.close())

  it.each([
    ['Border police received new equipment for two crossings.', 'en', 'border-management'],
    ['Officials were trained on labour migration and labour inspection.', 'en', 'labour-migration'],
    ['A panel on trafficking in human beings and smuggling of migrants.', 'en', 'smuggling-trafficking'],
    ['Fifteen journalists joined the media workshop.', 'en', 'media-migration'],
    ['Experts on return and reintegration met for two days.', 'en', 'return-reintegration'],
    ['Before you leave: come to our pre-departure orientation.', 'en', 'pre-departure'],
    ['Beware of a fake job offer.', 'en', 'fake-job-offers'],
    ['ورکشاپ میں انسانی اسمگلنگ اور اسمگلروں پر بات ہوئی۔', 'ur', 'smuggling-trafficking'],
    ['ندوة عن العودة الطوعية وإعادة الإدماج', 'ar', 'return-reintegration'],
    ['آگاهی در باره قاچاق انسان و قاچاقبران', 'prs', 'smuggling-trafficking'],
    ['বিদেশ যাওয়ার আগে প্রশিক্ষণ ও ভিসা, ভিসার নিয়ম', 'bn', 'visas-permits'],
  ] as const)('see in "%s" (%s) first: %s', (text, language: Language, topic) => {
    expect(topicMatcher(language, topics)(text)[0]).toBe(topic)
  })

  it('see nothing where nothing is', () => {
    expect(topicMatcher('en', topics)('The office moved to another street.')).toEqual([])
  })
})
