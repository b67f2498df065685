import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OwnWord, ownWordsOf } from '../../../src/access/passwords/own-words.ts'
import { hashNewPassword } from '../../../src/access/passwords/passwords.ts'
import type { Database } from '../../../src/database/connect.ts'
import { addOffices } from '../../factories/app.ts'
import { freshDatabase } from '../../factories/database.ts'

let database: Database
let words: OwnWord[]
beforeAll(async () => {
  database = await freshDatabase()
  await addOffices(database, 'lahore', 'vienna')
  const grants = [{ role: 'approver', officeId: 'lahore' }] as const
  words = await ownWordsOf(database.db, { name: 'Zoë Müller-Khan', email: 'z.mueller@icmpd.org', grants })
})
afterAll(() => database.close())

describe('a new password', () => {
  it.each([
    ['on the list of common ones', 'passwordpassword', /most common/],
    ['on the list, in other letters', 'PasswordPassword', /most common/],
    ['on the list, with digits for letters', 'p4ssw0rdp4$$w0rd', /most common/],
    ['on the list, with a number after it', 'qwertyuiop12399', /common/],
    ['on the list, in full-width letters', 'ｑｗｅｒｔｙｕｉｏｐ１２３', /most common/],
    ['a row of digits', '123456789012', /most common|sequence/],
    ['a row of digits nobody listed', '9876543210987654', /sequence|repetition|digits|guess|common/],
    ['one letter repeated', 'zzzzzzzzzzzzzzzzzzzz', /repetition/],
    ['a syllable repeated', 'xuxuxuxuxuxuxu', /repetition/],
    ['a walk over the keys', 'zaq12wsxcde34rfv', /neighbouring keys|common/],
    ['the alphabet', 'abcdefghijklmnop', /sequence|common/],
    ['the product and a year', 'dateline2026', /belong to Dateline/],
    ['the product and a year, spelt with signs', 'D@t3line-2026!', /belong to Dateline/],
    ['the person’s name', 'Müller-Khan-2026', /your name/],
    ['the person’s name without accents', 'zoe.muller.khan', /your name/],
    ['the address', 'zmueller@icmpd', /e-mail address/],
    ['the office', 'Office Lahore 1', /office/],
    ['the office in leet', '!l@h0r3!l@h0r3!', /office/],
    ['a month and a year', 'September2026!!', /months/],
    ['several of these', 'lahore-dateline-müller-khan-2026', /your name/],
  ])('is refused where it is %s', async (_what, password, sentence) => {
    const refusal = await hashNewPassword(password, words).catch(thrown => thrown)
    expect(refusal).toMatchObject({ code: 'weak-password', message: expect.stringMatching(sentence) })
    expect(refusal.message).not.toContain(password)
  })

  it.each([
    'correct horse battery',
    'never forget it again',
    'a staple and a horse',
    'قلم کتاب درخت آسمان',
    'vB7#kq!2Lm@x',
    'lahore is where the blue kites fly',
  ])('is taken as good: %s', async password => {
    expect(await hashNewPassword(password, words)).toMatch(/^[0-9a-f]+:/)
  })

  it('is taken when it comes from a password manager', async () => {
    const { weaknessOf } = await import('../../../src/access/passwords/password-weakness.ts')
    const signs = [...'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_']
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...signs), { minLength: 16, maxLength: 24 }),
        async chosen => {
          fc.pre(new Set(chosen).size >= 10)
          expect(await weaknessOf(chosen.join(''), words)).toBeUndefined()
        },
      ),
      { numRuns: 200, seed: 1 },
    )
  })

  it('is counted in code points', async () => {
    await expect(hashNewPassword('😀'.repeat(11), words)).rejects.toMatchObject({ family: 'bad-input' })
    await expect(hashNewPassword('x'.repeat(129), words)).rejects.toMatchObject({ family: 'bad-input' })
  })
})
