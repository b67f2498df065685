import { Button, Group, Textarea } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import type { NewsItem } from '../../../../shared/item/item.ts'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { useMay } from '../../../../shared/session/may.ts'
import { directionOf, tagOfCode } from '../../../../shared/text/language-codes.ts'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { useReword } from '../../api/reword.ts'
import classes from './ChannelsCard.module.css'

/** Other words for the selected channel, written in place; the item then needs a new approval. */
export function Reword({ item, posts }: { item: NewsItem; posts: readonly PreviewedPost[] }) {
  const { t } = useTranslation()
  const [language, setLanguage] = useState<string>()
  const languageName = useLanguageName()
  if (!useMay('news.write', item.officeId) || item.archivedAt) return null
  const post = posts.find(each => each.language === language)
  if (post) {
    const { channelId } = post
    return (
      <RewordForm
        key={`${channelId} ${language}`}
        item={item}
        post={post}
        onClose={() => setLanguage(undefined)}
      />
    )
  }
  return (
    <>
      {posts.map(each => (
        <Button
          key={each.language}
          variant="default"
          className={classes.reword}
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => setLanguage(each.language)}
        >
          {posts.length > 1
            ? t('posts.rewordIn', { language: languageName(each.language) })
            : t('posts.reword')}
        </Button>
      ))}
      <p className={classes.quiet}>{t('posts.rewordNote')}</p>
    </>
  )
}

function RewordForm({ item, post, onClose }: { item: NewsItem; post: PreviewedPost; onClose: () => void }) {
  const { t } = useTranslation()
  const { channelId, language } = post
  const variant = item.content.variants.find(each => each.language === language)
  const kept = useKeptForm(`reword/${item.id}/${channelId}/${language}`)
  const [text, setText] = useKeptState(kept, 'text', variant?.wordings?.[channelId] ?? variant?.text ?? '')
  const { mutateAsync: save, isPending, error } = useReword()
  const isAsVariant = text.trim() === variant?.text
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        const words = { item, channelId, language, text: isAsVariant ? '' : text }
        forgetOnceSent(kept, save(words, { onSuccess: onClose }))
      }}
    >
      <KeptNotice form={kept} />
      <Textarea
        autosize
        minRows={4}
        label={t('posts.rewordLabel', { channel: post.handle })}
        description={t('posts.rewordHint')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        lang={tagOfCode(language)}
        dir={directionOf(language)}
        data-autofocus
      />
      {error && <ProblemAlert problem={error} title={t('posts.rewordNotSaved')} />}
      <Group gap="xs" mt="xs">
        <Button type="submit" loading={isPending}>
          {t('posts.rewordSave')}
        </Button>
        <Button
          variant="default"
          disabled={isPending}
          onClick={() => {
            kept.forget()
            onClose()
          }}
        >
          {t('posts.rewordKeep')}
        </Button>
      </Group>
    </form>
  )
}
