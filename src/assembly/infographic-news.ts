import { readFile } from 'node:fs/promises'
import { DateTime } from 'luxon'
import type { Actor } from '../access/actor.ts'
import type { Clock } from '../core/clock.ts'
import { DatelineError } from '../core/errors.ts'
import { type Language, languageFacts } from '../core/language.ts'
import { createDraft, type SavedRevision } from '../news/create-draft.ts'
import { storeMedia } from '../news/media/store-media.ts'
import { officeById } from '../offices/office.view.ts'
import { listProjects } from '../offices/wording.view.ts'
import { findSnapshot } from '../outreach/snapshot.view.ts'
import type { Core } from './core.ts'
import { drawSnapshot } from './draw-snapshot.ts'

/** What the item says; `month` is already in the language. All but English wait for a native reader. */
const sentences: Record<Language, (month: string) => string> = {
  en: month => `Our outreach in ${month} on one page: who asked us, by which way, and about what.`,
  ur: month => `${month} میں ہماری آگاہی سرگرمیاں ایک صفحے پر: کس نے پوچھا، کس ذریعے سے، اور کس بارے میں۔`,
  ar: month => `أنشطتنا التوعوية في ${month} في صفحة واحدة: من سأل، وبأي وسيلة، وعن ماذا.`,
  prs: month => `فعالیت‌های آگاهی‌دهی ما در ${month} در یک صفحه: کی پرسید، از کدام راه، و در بارهٔ چه.`,
  ps: month => `په ${month} کې زموږ د پوهاوي فعالیتونه په یوه مخ کې: چا وپوښتل، په کومه لار، او د څه په اړه.`,
  bn: month => `${month} মাসে আমাদের প্রচার কার্যক্রম এক পাতায়: কে জানতে চেয়েছেন, কোন পথে, কী বিষয়ে।`,
}

/**
 * The last arrow of the way: a drawn snapshot becomes the picture of a new draft, which goes through review like any
 * other item.
 * @throws DatelineError `not-found` for an unknown snapshot or office; `not-allowed` by policy.
 */
export async function draftFromInfographic(
  core: Pick<Core, 'database' | 'infographicDirectory' | 'mediaStorage'> & { clock: Clock },
  input: { actor: Actor; officeId: string; snapshotId: string; language: Language },
): Promise<SavedRevision> {
  const { actor, officeId, snapshotId, language } = input
  const { db } = core.database
  const snapshot = await findSnapshot(db, snapshotId)
  const office = await officeById(db, officeId)
  if (!snapshot || !office) throw new DatelineError('not-found', 'There is nothing here by that name.')
  const drawn = await drawSnapshot(core, { snapshotId, language, format: 'png' })
  const deps = { db, clock: core.clock, mediaStorage: core.mediaStorage }
  const media = await storeMedia(deps, { actor, officeId, bytes: await readFile(drawn.file) })
  const project = (await listProjects(db))[0]
  const month = DateTime.fromISO(snapshot.from)
    .setLocale(languageFacts[language].locale)
    .reconfigure({ outputCalendar: 'gregory', numberingSystem: 'latn' })
    .toFormat('LLLL yyyy')
  const place = office.names[language] ?? office.id
  return await createDraft(deps, {
    actor,
    officeId,
    content: {
      places: [place],
      topics: [],
      ...(project ? { projectId: project.id } : {}),
      variants: [{ language, text: `${place}: ${sentences[language](month)}` }],
      media: [{ mediaId: media.mediaId, altText: { [language]: drawn.altText }, decorative: false }],
    },
  })
}
