import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import { noPeople, participantsOf, peopleIn, sumOf, withPeople } from '../people.ts'
import { reachOf } from '../reach.ts'
import { useBegunState } from '../use-begun-state.ts'
import { useEntryKey } from '../use-entry-key.ts'
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
  const kept = useKeptForm('log-activity')
  const start = useEntryStart(kept)
  const kinds = useWordChoices('kind')
  const [chosen, setKind] = useBegunState(kept, 'kind', start.last.kind ?? '')
  const kind = (kinds.find(({ value }) => value === chosen) ?? kinds[0])?.value ?? ''
  const [place, setPlace] = useBegunState(kept, 'place', start.last.place ?? '')
  const [partner, setPartner] = useBegunState(kept, 'partner', start.last.partner ?? '')
  const [typedPeople, setPeople] = useKeptState(kept, 'people', noPeople)
  const people = peopleIn(typedPeople)
  const [audience, setAudience] = useKeptState<number | ''>(kept, 'audience', '')
  const { begin, end } = useEntryKey(kept)
  const { mutateAsync, isPending, error, data, reset } = useLogEntry()
  const reach = reachOf(kind)
  const came = reach === 'audience' ? 0 : sumOf(people.women) + sumOf(people.men)
  const estimated = reach === 'people' ? 0 : audience || 0
  const count = came || estimated
  const { officeId, day } = start

  function log() {
    if (kind === '' || place.trim() === '' || count === 0 || day > start.today) return
    start.remember({ officeId, kind, place: place.trim(), partner: partner.trim() })
    const body = {
      officeId,
      heldOn: day,
      kind,
      place: place.trim(),
      ...(partner.trim() === '' ? {} : { partner: partner.trim() }),
      ...(estimated > 0 ? { estimatedAudience: estimated } : {}),
      ...(came > 0 ? { participants: participantsOf(people) } : {}),
    }
    forgetOnceSent(
      kept,
      mutateAsync({ key: begin(), kind: 'activity', officeId, day, count, body }, { onError: end }),
    )
  }
  return (
    <FormCard
      title={t('log.activities')}
      lead={t('log.noNames')}
      kept={kept}
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
          onChange={(who, age, value) => setPeople(before => withPeople(peopleIn(before), who, age, value))}
        />
      )}
    </FormCard>
  )
}
