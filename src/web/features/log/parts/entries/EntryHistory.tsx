import { useTranslation } from 'react-i18next'
import { Card } from '../../../../shared/page/Card.tsx'
import { Name } from '../../../../shared/text/Name.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import type { AnyVersion } from '../../api/entries.ts'
import { changedFacts } from './changed-facts.ts'
import classes from './Entry.module.css'
import type { Fact } from './facts.ts'

interface EntryHistoryProps<Version> {
  /** The first one first. */
  versions: readonly Version[]
  factsOf: (version: Version) => readonly Fact[]
}

/** Who logged the entry, who changed what of it and why, the latest first. */
export function EntryHistory<Version extends AnyVersion>({ versions, factsOf }: EntryHistoryProps<Version>) {
  const { t } = useTranslation()
  return (
    <Card title={t('log.history')}>
      <ol className={classes.versions}>
        {versions
          .map((version, index) => ({ version, before: versions[index - 1] }))
          .toReversed()
          .map(({ version, before }) => (
            <Version key={version.version} version={version} before={before} factsOf={factsOf} />
          ))}
      </ol>
    </Card>
  )
}

interface VersionProps<Version> {
  version: Version
  before: Version | undefined
  factsOf: (version: Version) => readonly Fact[]
}

function Version<Version extends AnyVersion>({ version, before, factsOf }: VersionProps<Version>) {
  const { t } = useTranslation()
  const { ended, officeId, createdBy, createdAt, source } = version
  const wasOut = before?.ended && before.ended.how !== 'corrected'
  return (
    <>
      {ended && ended.how !== 'corrected' && (
        <li>
          <strong>{t(`log.ended.${ended.how}`)}</strong>
          <p className={classes.quiet}>
            <Name>{ended.by.name}</Name> · <OfficeTime at={ended.at} officeId={officeId} withDay />
          </p>
          {ended.reason && (
            <p className={classes.reason}>
              <bdi>{ended.reason}</bdi>
            </p>
          )}
        </li>
      )}
      <li>
        <strong>
          {!before && t(source === null ? 'log.wasLogged' : 'log.wasImported')}
          {before && t(wasOut ? 'log.countsAgain' : 'log.ended.corrected')}
        </strong>
        <p className={classes.quiet}>
          <Name>{createdBy.name}</Name> · <OfficeTime at={createdAt} officeId={officeId} withDay />
        </p>
        {!before && source !== null && (
          <p className={classes.quiet}>
            <bdi>{source}</bdi>
          </p>
        )}
        {before?.ended?.how === 'corrected' && before.ended.reason && (
          <p className={classes.reason}>
            <bdi>{before.ended.reason}</bdi>
          </p>
        )}
        {before &&
          changedFacts(factsOf(before), factsOf(version)).map(({ label, was, is }) => (
            <p key={label}>
              {label}: {was && <del>{was}</del>} <ins>{is ?? t('log.nothing')}</ins>
            </p>
          ))}
      </li>
    </>
  )
}
