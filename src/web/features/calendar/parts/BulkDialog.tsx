import { Button, Checkbox, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../shared/channels/channels.ts'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { textsIn } from '../../../shared/forms/kept/kept-shapes.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { ApprovedItemsField } from '../../../shared/item/ApprovedItemsField.tsx'
import { useStillApproved } from '../../../shared/item/approved-items.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { useOffice } from '../../../shared/offices/offices.ts'
import { useOfficesFor } from '../../../shared/offices/offices-for.ts'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { type Several, scheduleSeveral } from '../api/schedule-several.ts'
import { useUndoable } from '../move/use-undoable.ts'
import { addDays, startOfDay } from '../wall-clock.ts'
import classes from './BulkDialog.module.css'
import { BulkTimes } from './BulkTimes.tsx'
import { useTrial } from './use-trial.ts'

/** Gives several approved items free slots on their channels, in the order in which they are chosen; first it says when. */
export default function BulkDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const offices = useOfficesFor('posts.schedule')
  const officeName = useOfficeNames()
  const [first = ''] = offices
  const kept = useKeptForm('schedule-several')
  const [wanted, setOfficeId] = useKeptState(kept, 'office', first)
  const officeId = offices.includes(wanted) ? wanted : first
  const [typedItems, setChosen] = useKeptState<readonly string[]>(kept, 'items', [])
  const chosen = useStillApproved(officeId, textsIn(typedItems))
  const [typedLeft, setLeft] = useKeptState<readonly string[]>(kept, 'left', [])
  const left = textsIn(typedLeft)
  const [until, setUntil] = useKeptState(kept, 'until', '')
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const channels = useChannels().filter(each => each.officeId === officeId && each.state === 'connected')
  const channelIds = channels.map(({ id }) => id).filter(id => !left.includes(id))
  const { done } = useUndoable()
  const body: Several = {
    newsItemIds: [...chosen],
    ...(left.length > 0 ? { channelIds } : {}),
    ...(until === '' ? {} : { until: new Date(startOfDay(addDays(until, 1), zone)).toISOString() }),
  }
  const trial = useTrial(JSON.stringify(body), () => scheduleSeveral({ ...body, dryRun: true }))
  const scheduling = useMutation({
    mutationFn: () => scheduleSeveral(body),
    onSuccess: ({ posts, undo }) => {
      done(t('calendar.bulk.done', { number: number(posts.length) }), undo ? [undo.changeId] : [])
    },
  })
  const problem = trial.error ?? scheduling.error

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('calendar.bulk.open')}
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      <div className={classes.fields}>
        <KeptNotice form={kept} />
        <p>{t('calendar.bulk.lead')}</p>
        <NativeSelect
          label={t('calendar.feed.office')}
          data={offices.map(id => ({ value: id, label: officeName(id) }))}
          value={officeId}
          onChange={event => {
            setOfficeId(event.currentTarget.value)
            setChosen([])
            setLeft([])
          }}
        />
        <ApprovedItemsField
          officeId={officeId}
          label={t('calendar.bulk.items')}
          none={t('calendar.bulk.noItems')}
          value={chosen}
          onChange={setChosen}
        />
        <fieldset className={classes.channels}>
          <legend>{t('calendar.views.channels')}</legend>
          {channels.map(({ id, network, handle }) => (
            <Checkbox
              key={id}
              label={
                <span className={classes.channel}>
                  <NetworkMark network={network} size={16} /> <Ltr>{handleText(handle)}</Ltr>
                </span>
              }
              checked={!left.includes(id)}
              onChange={event =>
                setLeft(event.currentTarget.checked ? left.filter(each => each !== id) : [...left, id])
              }
            />
          ))}
        </fieldset>
        <TextInput
          type="date"
          label={t('calendar.bulk.until')}
          value={until}
          onChange={event => setUntil(event.currentTarget.value)}
        />
        {trial.found && <BulkTimes officeId={officeId} found={trial.found} />}
        {problem && <ProblemAlert problem={problem} title={t('calendar.bulk.notDone')} />}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button
          variant="default"
          loading={trial.isPending}
          disabled={chosen.length === 0 || channelIds.length === 0}
          onClick={trial.run}
        >
          {t('calendar.shift.try')}
        </Button>
        <Button
          loading={scheduling.isPending}
          disabled={!trial.found || trial.found.posts.length === 0}
          onClick={() => forgetOnceSent(kept, scheduling.mutateAsync(undefined, { onSuccess: onClose }))}
        >
          {t('calendar.bulk.doIt', { number: number(trial.found?.posts.length ?? 0) })}
        </Button>
      </Group>
    </Modal>
  )
}
