import { Alert, Button, Group, Modal, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../shared/channels/channels.ts'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { useNetworkName } from '../../../shared/channels/networks.ts'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { useOffices } from '../../../shared/offices/offices.ts'
import { shiftChannel } from '../api/shift-channel.ts'
import { useUndoable } from '../move/use-undoable.ts'
import type { Calendar } from '../use-calendar.ts'
import { addDays, startOfDay } from '../wall-clock.ts'
import { useTrial } from './use-trial.ts'

/** Moves what a channel has scheduled in the days on screen by some hours; first it says what that means. */
export default function ShiftDialog({ calendar, onClose }: { calendar: Calendar; onClose: () => void }) {
  const { t } = useTranslation()
  const networkName = useNetworkName()
  const offices = useOffices()
  const chosen = new Set(useChosenOffices().map(({ id }) => id))
  const channels = useChannels().filter(({ officeId }) => chosen.has(officeId))
  const kept = useKeptForm('shift')
  const [wanted, setChannelId] = useKeptState(kept, 'channel', channels[0]?.id ?? '')
  const channelId = channels.some(({ id }) => id === wanted) ? wanted : (channels[0]?.id ?? '')
  const [hours, setHours] = useKeptState<number | ''>(kept, 'hours', 1)
  const { done } = useUndoable()
  const channel = channels.find(({ id }) => id === channelId)
  const zone = offices.find(({ id }) => id === channel?.officeId)?.timeZone ?? 'UTC'
  const [first = calendar.day] = calendar.days
  const body = {
    channelId,
    from: new Date(Math.max(startOfDay(first, zone), Date.now())).toISOString(),
    to: new Date(startOfDay(addDays(calendar.days.at(-1) ?? first, 1), zone)).toISOString(),
    minutes: Math.round(Number(hours) * 60),
  }
  const trial = useTrial(JSON.stringify([channelId, hours, first]), () =>
    shiftChannel({ ...body, dryRun: true }),
  )
  const shifting = useMutation({
    mutationFn: () => shiftChannel(body),
    onSuccess: ({ posts, undo }) => {
      done(t('calendar.shift.done', { count: posts.length }), undo ? [undo.changeId] : [])
    },
  })
  const { found } = trial
  const broken = found?.posts.filter(({ planned }) => planned.conflicts.length > 0).length ?? 0

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('calendar.shift.title')}
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      <KeptNotice form={kept} />
      <p>{t('calendar.shift.lead')}</p>
      <NativeSelect
        mt="md"
        label={t('calendar.shift.channel')}
        value={channelId}
        onChange={event => setChannelId(event.currentTarget.value)}
        data={channels.map(({ id, handle, network }) => ({
          value: id,
          label: `${handleText(handle)} · ${networkName(network)}`,
        }))}
      />
      <NumberField
        mt="md"
        label={t('calendar.shift.hours')}
        description={t('calendar.shift.hoursHint')}
        value={hours}
        onChange={setHours}
        min={-168}
        max={168}
        step={0.5}
        decimals={1}
      />
      {found && (
        <Alert mt="md" color={broken > 0 ? 'orange' : 'blue'} variant="light" role="status">
          {t('calendar.shift.would', { count: found.posts.length })}{' '}
          {broken > 0 && t('calendar.shift.broken', { count: broken })}
        </Alert>
      )}
      {(trial.error ?? shifting.error) && (
        <ProblemAlert problem={trial.error ?? shifting.error} title={t('calendar.shift.notDone')} />
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" loading={trial.isPending} onClick={trial.run}>
          {t('calendar.shift.try')}
        </Button>
        <Button
          loading={shifting.isPending}
          disabled={!found || found.posts.length === 0}
          onClick={() => forgetOnceSent(kept, shifting.mutateAsync(undefined, { onSuccess: onClose }))}
        >
          {t('calendar.shift.doIt')}
        </Button>
      </Group>
    </Modal>
  )
}
