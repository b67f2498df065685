import type { InterfaceLanguage } from '../../core/languages/interface-languages.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import type { Preferences } from './profile.ts'

interface InBrowser {
  language: InterfaceLanguage | undefined
  theme: Preferences['theme'] | undefined
  /** Whether the language was chosen on the way to this sign-in. */
  isChosenHere: boolean
}

const nothingChosen: Partial<Preferences> = {}

/**
 * What language and theme a person who has just signed in sees. What they chose on the way, or had not chosen before,
 * becomes their preference; a preference that they chose before stays, even if another person used the browser meanwhile.
 */
export async function lookAtSignIn(
  db: Db,
  personId: string,
  { language, theme, isChosenHere }: InBrowser,
): Promise<{ language: InterfaceLanguage | undefined; theme: Preferences['theme'] | undefined }> {
  const person = await db.selectFrom('person').select('profile').where('id', '=', personId).executeTakeFirst()
  const before = { ...nothingChosen, ...person?.profile }
  const after = {
    ...before,
    ...(language && (isChosenHere || !before.language) ? { language } : {}),
    ...(theme && !before.theme ? { theme } : {}),
  }
  if (after.language !== before.language || after.theme !== before.theme)
    await db
      .updateTable('person')
      .set({ profile: toJson(after) })
      .where('id', '=', personId)
      .execute()
  return { language: after.language ?? language, theme: after.theme ?? theme }
}
