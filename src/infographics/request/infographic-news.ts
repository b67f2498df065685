import { readFile } from 'node:fs/promises'
import { standingNow } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'
import type { Wording } from '../../core/languages/language.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { MediaStorage } from '../../news/media/media-storage.ts'
import { storeMedia } from '../../news/media/store-media.ts'
import { createDraft } from '../../news/writing/create-draft.ts'
import type { SavedRevision } from '../../news/writing/insert-draft.ts'
import { officeById } from '../../offices/office.view.ts'
import { belongsTo, listProjects } from '../../offices/projects/project.view.ts'
import { findSnapshot } from '../../outreach/snapshots/snapshot.view.ts'
import { numberFormat } from '../numbers.ts'
import { sayPeriodOf } from '../periods.ts'
import { wordsOf } from '../words/lookup.ts'
import { type DrawingDeps, drawSnapshot, presentationBehind } from './draw-snapshot.ts'

/** What the item says of a period, as it is said in the language. All but English wait for a native reader. */
const sentences: Record<InfographicLanguage, (period: string) => string> = {
  en: period => `Our outreach on one page (${period}): who contacted us, how, and about what.`,
  ur: period => `ہماری آگاہی سرگرمیاں ایک صفحے پر (${period}): کس نے پوچھا، کس ذریعے سے، اور کس بارے میں۔`,
  ar: period => `أنشطتنا التوعوية في صفحة واحدة (${period}): من سأل، وبأي وسيلة، وعن ماذا.`,
  prs: period => `فعالیت‌های آگاهی‌دهی ما در یک صفحه (${period}): کی پرسید، از کدام راه، و در بارهٔ چه.`,
  ps: period => `زموږ د پوهاوي فعالیتونه په یوه مخ کې (${period}): چا وپوښتل، په کومه لار، او د څه په اړه.`,
  bn: period => `এক পাতায় আমাদের প্রচার কার্যক্রম (${period}): কে জানতে চেয়েছেন, কোন পথে, কী বিষয়ে।`,
}

/**
 * The last arrow of the way: a drawn snapshot becomes the picture of a new draft, which goes through review like any
 * other item.
 * @throws DatelineError `not-found` for an unknown snapshot or office; `not-allowed` by policy.
 */
export async function draftFromInfographic(
  deps: DrawingDeps & { mediaStorage: MediaStorage; mediaQuotaBytes?: number; clock: Clock },
  input: { actor: Actor; officeId: string; snapshotId: string; language: InfographicLanguage },
): Promise<SavedRevision> {
  const { actor, officeId, snapshotId, language } = input
  const { db } = deps.database
  const snapshot = await findSnapshot(db, snapshotId)
  const office = await officeById(db, officeId)
  if (!snapshot || !office) throw new DatelineError('snapshot-not-found', { snapshotId })
  // Drawing takes seconds and keeps the picture: it begins only for a person who may still write.
  refuseEarly(await standingNow(db, actor), 'news.write', officeId)
  const drawn = await drawSnapshot(deps, { snapshotId, language, format: 'png', person: actor.id })
  const { clock, mediaStorage, mediaQuotaBytes } = deps
  const newsDeps = { db, clock, mediaStorage, mediaQuotaBytes }
  const media = await storeMedia(newsDeps, { actor, officeId, bytes: await readFile(drawn.file) })
  const presentation = await presentationBehind(db, snapshot)
  const projectIds = presentation.projects.map(({ id }) => id)
  const projectId = await projectFor(db, officeId, projectIds)
  const words = wordsOf(language)
  const { openMonths, ...days } = snapshot.figures
  const said = { ...days, incomplete: openMonths !== undefined }
  const period = sayPeriodOf(said, words, numberFormat({ language }))
  const nameOf = ({ id, names }: { id: string; names: Wording }) => names[language] ?? id
  const offices = presentation.offices.map(nameOf).join(words.listSeparator)
  return await createDraft(newsDeps, {
    actor,
    officeId,
    content: {
      places: [nameOf(office)],
      topics: [],
      ...(projectId === undefined ? {} : { projectId }),
      variants: [{ language, text: `${offices}: ${sentences[language](period)}` }],
      media: [{ mediaId: media.mediaId, altText: { [language]: drawn.altText }, decorative: false }],
    },
  })
}

/** The first of the projects that the office can choose. */
async function projectFor(
  db: Db,
  officeId: string,
  projectIds: readonly string[],
): Promise<string | undefined> {
  const projects = await listProjects(db)
  return projectIds.find(id => {
    const project = projects.find(each => each.id === id)
    return project && project.archivedAt === null && belongsTo(project, officeId)
  })
}
