import { Button, Group } from '@mantine/core'
import { type ReactNode, type Ref, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultsButton } from '../../../shared/import/FaultsButton.tsx'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { fromFiles } from '../../../shared/reasons/from/files.ts'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { Name } from '../../../shared/text/Name.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import type { ImportReport } from '../api/import-news.ts'
import classes from './ImportResult.module.css'
import { NotePlace } from './NotePlace.tsx'

interface ImportResultProps {
  name: string
  report: ImportReport
  /** Before the import: nothing is written yet. */
  isDryRun: boolean
  isBusy: boolean
  onImport: () => void
  onAgain: () => void
}

/** What a file brings, what is here already, and what is refused, with line and reason. */
export function ImportResult({ name, report, isDryRun, isBusy, onImport, onAgain }: ImportResultProps) {
  const { t } = useTranslation()
  const officeName = useOfficeNames()
  const number = useNumbers()
  const list = useRef<HTMLUListElement>(null)
  const { added, already, faults, notes } = report
  return (
    <Card title={name} isList>
      <div className={classes.sum} role="status">
        <p className={classes.lead}>
          {t(isDryRun ? 'news.wouldAdd' : 'news.wasAdded', { count: added.length })}
        </p>
        <p className={classes.quiet}>
          {t('news.already', { count: already.length })} {t('news.faults', { count: faults.length })}
        </p>
        <Group gap="sm" mt="sm">
          {isDryRun ? (
            <Button loading={isBusy} disabled={added.length === 0} onClick={onImport}>
              {t('news.doImport', { count: added.length })}
            </Button>
          ) : (
            <LinkButton to="/news" search={{ state: 'draft' }}>
              {t('news.toDrafts')}
            </LinkButton>
          )}
          <Button variant="default" onClick={onAgain}>
            {t('news.anotherFile')}
          </Button>
          {faults.length > 0 && (
            <FaultsButton faults={faults} list={list}>
              {t('news.downloadErrors')}
            </FaultsButton>
          )}
        </Group>
      </div>
      {faults.length > 0 && (
        <Rows title={t('news.refusedRecords')} list={list}>
          {faults.map(fault => (
            <li key={`${fault.line} ${fault.reason}`} className={classes.row} data-tone="failed">
              <span className={classes.line}>{t('news.line', { line: number(fault.line) })}</span>
              <Reason text={fault.reason} from={fromFiles} />
            </li>
          ))}
        </Rows>
      )}
      {notes.length > 0 && (
        <Rows title={t('news.notes')}>
          {notes.slice(0, most).map(note => (
            <li key={`${note.place} ${note.message}`} className={classes.row}>
              <span className={classes.line}>
                <NotePlace place={note.place} />
              </span>
              <Reason text={note.message} from={fromFiles} />
            </li>
          ))}
        </Rows>
      )}
      {added.length > 0 && (
        <Rows title={t('news.addedRecords')}>
          {added.slice(0, most).map(item => (
            <li key={item.line} className={classes.row}>
              <span className={classes.line}>{t('news.line', { line: number(item.line) })}</span>
              <span>
                <bdi>{item.places.join(' / ')}</bdi> · <Name>{officeName(item.officeId)}</Name>
              </span>
              <span className={classes.tags}>
                {item.languages.map(language => (
                  <LanguageTag key={language} language={language} />
                ))}
              </span>
            </li>
          ))}
        </Rows>
      )}
    </Card>
  )
}

/** More rows than anyone reads here. Of faults, the server names no more than some hundred. */
const most = 100

function Rows({
  title,
  list,
  children,
}: {
  title: string
  list?: Ref<HTMLUListElement>
  children: ReactNode
}) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <ul ref={list} className={classes.rows}>
        {children}
      </ul>
    </section>
  )
}
