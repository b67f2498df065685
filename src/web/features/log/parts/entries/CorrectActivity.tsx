import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptBase, useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { NumberField } from '../../../../shared/forms/NumberField.tsx'
import { type ActivityCorrection, useCorrectActivity } from '../../api/change-entry.ts'
import type { Activity } from '../../api/entries.ts'
import { noPeople, participantsOf, peopleIn, sumOf, withPeople } from '../../people.ts'
import { AgeGrid } from '../AgeGrid.tsx'
import formClasses from '../Form.module.css'
import { WordField } from '../WordField.tsx'
import { CorrectionCard } from './CorrectionCard.tsx'

/** Corrects what is usually wrong; what it does not show stays as it is. */
export function CorrectActivity({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`log-correct/${activity.entryId}`)
  const begunFrom = useKeptBase(kept, 'version', activity.version)
  const [kind, setKind] = useKeptState(kept, 'kind', activity.kind)
  const [heldOn, setHeldOn] = useKeptState(kept, 'heldOn', activity.heldOn)
  const [place, setPlace] = useKeptState(kept, 'place', activity.place)
  const [partner, setPartner] = useKeptState(kept, 'partner', activity.partner ?? '')
  const [typedPeople, setPeople] = useKeptState(kept, 'people', { ...noPeople, ...activity.participants })
  const people = peopleIn(typedPeople)
  const [audience, setAudience] = useKeptState<number | ''>(
    kept,
    'audience',
    activity.estimatedAudience ?? '',
  )
  const [materials, setMaterials] = useKeptState<number | ''>(kept, 'materials', activity.materials ?? '')
  const [referrals, setReferrals] = useKeptState<number | ''>(kept, 'referrals', activity.referrals ?? '')
  const { mutateAsync, isPending, error } = useCorrectActivity(activity.entryId)
  const correction = (reason: string): ActivityCorrection => ({
    ...unchanged(activity),
    kind,
    heldOn,
    place: place.trim(),
    participants: participantsOf(people),
    ...(partner.trim() === '' ? {} : { partner: partner.trim() }),
    ...(audience === '' ? {} : { estimatedAudience: audience }),
    ...(audience === '' || activity.audienceBasis === null ? {} : { audienceBasis: activity.audienceBasis }),
    ...(materials === '' ? {} : { materials }),
    ...(referrals === '' ? {} : { referrals }),
    // Of what a colleague corrected meanwhile the first refusal tells.
    replaces: error ? activity.version : begunFrom,
    reason,
  })
  return (
    <CorrectionCard
      kept={kept}
      isWithdrawn={activity.ended !== null}
      isWhole={place.trim() !== '' && heldOn !== ''}
      isBusy={isPending}
      problem={error}
      onSave={reason => forgetOnceSent(kept, mutateAsync(correction(reason), { onSuccess: onClose }))}
      onClose={onClose}
    >
      <div className={formClasses.pair}>
        <WordField list="kind" label={t('log.kind')} value={kind} kept={activity.kind} onChange={setKind} />
        <TextInput
          type="date"
          label={t('log.day')}
          value={heldOn}
          onChange={event => setHeldOn(event.currentTarget.value)}
        />
        <TextInput
          label={t('log.place')}
          value={place}
          maxLength={120}
          onChange={event => setPlace(event.currentTarget.value)}
        />
        <TextInput
          label={t('log.partner')}
          value={partner}
          maxLength={120}
          onChange={event => setPartner(event.currentTarget.value)}
        />
        <NumberField
          label={t('log.audience')}
          value={audience}
          min={0}
          max={10_000_000}
          onChange={setAudience}
        />
        <NumberField
          label={t('log.materials')}
          value={materials}
          min={0}
          max={10_000_000}
          onChange={setMaterials}
        />
        <NumberField
          label={t('log.referrals')}
          value={referrals}
          min={0}
          max={99_999}
          onChange={setReferrals}
        />
      </div>
      <AgeGrid
        officeId={activity.officeId}
        people={people}
        also={(['other', 'unknown'] as const).filter(who => sumOf(people[who]) > 0)}
        onChange={(who, age, value) => setPeople(before => withPeople(peopleIn(before), who, age, value))}
      />
    </CorrectionCard>
  )
}

/** The whole entry is given: these are the fields that the form does not show. */
function unchanged(activity: Activity) {
  const { officeId, topic, language, projectId, quiz, satisfaction } = activity
  return {
    officeId,
    ...(topic === null ? {} : { topic }),
    ...(language === null ? {} : { language }),
    ...(projectId === null ? {} : { projectId }),
    ...(quiz === null ? {} : { quiz }),
    ...(satisfaction === null ? {} : { satisfaction }),
  }
}
