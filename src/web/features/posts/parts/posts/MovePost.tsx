import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { useAnnounce } from '../../announce.ts'
import { useMove } from '../../api/change-post.ts'
import type { ItemPost } from '../../api/item-posts.ts'
import { type MoveWish, moveTrialQuery } from '../../api/move-trial.ts'
import { type Choice, choiceIn, nextSlots } from '../../choice.ts'
import { useConflictSentences } from '../../conflict-sentences.ts'
import { useFirstTime } from '../../first-time.ts'
import { AtATime } from '../when/AtATime.tsx'
import { TimeChoices, timeChoicesOf } from '../when/TimeChoices.tsx'
import classes from './PostsOfItem.module.css'

/** Another time or another channel: what it would break is said before it is done. */
export function MovePost({ post, onClose }: { post: ItemPost; onClose: () => void }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`move/${post.id}`)
  const [typed, setChoice] = useKeptState(kept, 'choice', nextSlots)
  const choice = choiceIn(typed)
  const [wanted, setChannelId] = useKeptState(kept, 'channel', post.channelId)
  const channels = useChannels().filter(
    ({ network, officeId, state }) =>
      network === post.network && officeId === post.officeId && state === 'connected',
  )
  // What was kept may have been disconnected since.
  const channelId = channels.some(({ id }) => id === wanted) ? wanted : post.channelId
  const wish = wishOf(choice, channelId === post.channelId ? undefined : channelId)
  const trial = useQuery({ ...moveTrialQuery(post.id, wish ?? {}), enabled: wish !== undefined })
  const move = useMove(post.id)
  const announce = useAnnounce()
  const firstTime = useFirstTime(post.officeId)
  const sentencesOf = useConflictSentences(post.officeId)
  const planned = wish && !trial.error ? trial.data?.planned : undefined
  const sentences = planned ? sentencesOf(planned, post.handle) : []
  const choices = wish ? timeChoicesOf(trial.error) : undefined

  function press() {
    if (!wish) return
    const moved = move.mutateAsync(wish, {
      onSuccess: ({ planned: then, undo }) => {
        announce(t('posts.moved', { time: firstTime([then.dueAt]) }), undo)
        onClose()
      },
    })
    forgetOnceSent(kept, moved)
  }

  return (
    <div className={classes.panel}>
      <KeptNotice form={kept} />
      <SegmentedControl
        data={[
          { value: 'slots', label: t('posts.nextSlot') },
          { value: 'time', label: t('posts.atATime') },
        ]}
        value={choice.when}
        onChange={when => setChoice({ ...choice, when: when === 'time' ? 'time' : 'slots' })}
        aria-label={t('posts.when')}
      />
      {choice.when === 'time' && <AtATime officeId={post.officeId} choice={choice} onChoose={setChoice} />}
      {channels.length > 1 && (
        <NativeSelect
          label={t('posts.channel')}
          data={channels.map(({ id, name, handle }) => ({ value: id, label: `${name} ${handle}` }))}
          value={channelId}
          onChange={event => setChannelId(event.currentTarget.value)}
        />
      )}
      {choices && trial.error && (
        <TimeChoices
          officeId={post.officeId}
          problem={trial.error}
          choices={choices}
          onPick={({ at, offset }) => setChoice({ ...choice, at, offset })}
        />
      )}
      {trial.error && !choices && <ProblemAlert problem={trial.error} title={t('posts.notThen')} />}
      <div role="status">
        {planned && <OfficeTime at={planned.dueAt} officeId={post.officeId} withDay />}
        {sentences.map(sentence => (
          <p key={sentence} className={classes.reason}>
            {sentence}
          </p>
        ))}
      </div>
      {move.error && <ProblemAlert problem={move.error} title={t('posts.notMoved')} />}
      <Group gap="xs">
        <Button loading={move.isPending} disabled={!planned} onClick={press}>
          {t(sentences.length > 0 ? 'posts.moveAnyway' : 'posts.moveThere')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            kept.forget()
            onClose()
          }}
        >
          {t('posts.leaveIt')}
        </Button>
      </Group>
    </div>
  )
}

function wishOf({ when, at, offset }: Choice, channelId: string | undefined): MoveWish | undefined {
  const onto = channelId === undefined ? {} : { channelId }
  if (when === 'slots') return { ...onto, slot: 'next' }
  return at ? { ...onto, at, ...(offset ? { offset } : {}) } : undefined
}
