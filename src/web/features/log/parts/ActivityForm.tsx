import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '../../../shared/api/client.ts'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import { useSession } from '../../../shared/session/session.ts'
import { noPeople, participantsOf, sumOf, withPeople } from '../people.ts'
import { reachOf } from '../reach.ts'
import { rememberValues } from '../remembered.ts'
import { useEntryStart } from '../use-entry-start.ts'
import { useLogEntry } from '../use-log-entry.ts'
import { useWordChoices } from '../word-choices.ts'
import { AgeGrid } from './AgeGrid.tsx'
import classes from './Form.module.css'
import { Outcome } from './Outcome.tsx'
import { StartFields } from './StartFields.tsx'
import { WordField } from './WordField.tsx'

/** One event, in twenty seconds: what is usual at this office is filled in already. */
export function ActivityForm() {
  const { t } = useTranslation()
  const { id: person } = useSession()
  const start = useEntryStart()
  const kinds = useWordChoices('kind')
  const [chosen, setKind] = useState(start.last.kind)
  const kind = (kinds.find(({ value }) => value === chosen) ?? kinds[0])?.value ?? ''
  const [place, setPlace] = useState(start.last.place ?? '')
  const [partner, setPartner] = useState(start.last.partner ?? '')
  const [people, setPeople] = useState(noPeople)
  const [audience, setAudience] = useState<number | ''>('')
  const { mutate, isPending, error, data, reset } = useLogEntry()
  const reach = reachOf(kind)
  const came = reach === 'audience' ? 0 : sumOf(people.women) + sumOf(people.men)
  const estimated = reach === 'people' ? 0 : audience || 0
  const count = came || estimated
  const { officeId, day } = start

  function log() {
    if (kind === '' || place.trim() === '' || count === 0 || day > start.today) return
    rememberValues(person, { officeId, kind, place: place.trim(), partner: partner.trim() })
    const body = {
      officeId,
      heldOn: day,
      kind,
      place: place.trim(),
      ...(partner.trim() === '' ? {} : { partner: partner.trim() }),
      ...(estimated > 0 ? { estimatedAudience: estimated } : {}),
      ...(came > 0 ? { participants: participantsOf(people) } : {}),
    }
    mutate({ key: newKey(), kind: 'activity', officeId, day, count, body }, { onSuccess: clear })
  }
  function clear() {
    setPeople(noPeople)
    setAudience('')
    start.setDay(undefined)
  }
  return (
    <FormCard
      title={t('log.activities')}
      lead={t('log.noNames')}
      isDirty={place.trim() !== '' && count > 0}
      isBusy={isPending}
      isSaved={false}
      problem={error}
      save={count === 0 ? t('log.logIt') : t('log.logPeople', { count })}
      onSave={log}
      after={data && count === 0 && <Outcome kind="activity" {...data} onClose={reset} />}
    >
      <div className={classes.pair}>
        <WordField list="kind" label={t('log.kind')} value={kind} onChange={setKind} />
        <StartFields start={start} />
        <TextInput
          label={t('log.place')}
          description={t('log.placeHint')}
          value={place}
          maxLength={120}
          onChange={event => setPlace(event.currentTarget.value)}
        />
        <TextInput
          label={t('log.partner')}
          description={t('log.partnerHint')}
          value={partner}
          maxLength={120}
          onChange={event => setPartner(event.currentTarget.value)}
        />
      </div>
      {reach !== 'people' && (
        <NumberField
          label={t('log.audience')}
          description={t('log.audienceHint')}
          value={audience}
          min={0}
          max={10_000_000}
          onChange={value => setAudience(value === '' ? '' : Number(value))}
        />
      )}
      {reach !== 'audience' && (
        <AgeGrid
          officeId={officeId}
          people={people}
          onChange={(who, age, value) => setPeople(before => withPeople(before, who, age, value))}
        />
      )}
    </FormCard>
  )
}
