import { systemActor } from '../../access/actor.ts'
import { auditedTransaction } from '../../access/audit/audited-transaction.ts'
import type { Core } from '../../assembly/core.ts'
import { createOffice } from '../../offices/editing/create-office.ts'
import { setHandle } from '../../offices/handles/edit-handles.ts'
import {
  type PresetProject,
  presetProjects,
} from '../../offices/presets/migrant-resource-centres/projects.ts'
import { presetTopics } from '../../offices/presets/migrant-resource-centres/topics.ts'
import { createProject } from '../../offices/projects/create-project.ts'
import { saveOrganisation } from '../../offices/setting-up/set-up-organisation.ts'
import { createTopic } from '../../offices/topics/create-topic.ts'
import { offices } from './offices.ts'

const handles = [
  { name: 'ICMPD', network: 'x', handle: 'ICMPD' },
  { name: 'ICMPD', network: 'facebook', handle: 'ICMPD' },
  { name: 'IOM', network: 'x', handle: 'UNmigration' },
  { name: 'UNHCR', network: 'x', handle: 'Refugees' },
  { name: 'ILO', network: 'facebook', handle: 'ILO.ORG' },
  { name: 'Budapest Process', network: 'x', handle: 'BudapestProcess' },
]

const projects: readonly PresetProject[] = [
  ...presetProjects,
  {
    id: 'safe-return',
    name: 'Safe return, new beginnings',
    credit: {
      en: 'With the support of the Two Rivers Fund',
      ur: 'ٹو ریورز فنڈ کے تعاون سے',
      ar: 'بدعم من صندوق النهرين',
      prs: 'با حمایت صندوق دو دریا',
      ps: 'د دوو سیندونو صندوق په ملاتړ',
      bn: 'টু রিভার্স ফান্ডের সহায়তায়',
    },
    emblem: null,
    isDefault: false,
  },
]

/** The organisation with its offices, topics, handles and projects. */
export async function makeOrganisation(core: Core): Promise<void> {
  const deps = { db: core.database.db, clock: core.clock }
  await auditedTransaction(deps.db, trx =>
    saveOrganisation(trx, deps, systemActor, 'Migrant Resource Centres'),
  )
  for (const office of offices) await createOffice(deps, { actor: systemActor, office })
  for (const { keywords, ...topic } of presetTopics)
    await createTopic(deps, { actor: systemActor, topic: { ...topic, keywords: wordLists(keywords) } })
  for (const handle of handles) await setHandle(deps, { actor: systemActor, ...handle })
  for (const { id, name, credit, emblem, noDonor, isDefault } of projects)
    await createProject(deps, {
      actor: systemActor,
      project: {
        id,
        name,
        credit,
        ...(emblem === null ? {} : { emblem }),
        ...(isDefault ? { isDefault } : {}),
        ...(noDonor === undefined ? {} : { noDonorReason: noDonor }),
      },
    })
}

function wordLists(keywords: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(keywords).map(([language, list]) => [language, list.split(',').map(word => word.trim())]),
  )
}
