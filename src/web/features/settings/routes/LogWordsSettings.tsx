import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { logWordsQuery } from '../../../shared/log-words/log-words.ts'
import { useWordLabel } from '../../../shared/log-words/word-label.ts'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { ListTabs } from '../../../shared/page/ListTabs.tsx'
import { laterPage } from '../../../shared/page/later-page.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { codeOfTag } from '../../../shared/text/language-codes.ts'
import { WordList } from '../parts/log-words/WordList.tsx'
import { wordListOf, wordLists } from '../parts/log-words/word-lists.ts'

const NewWordForm = laterPart(
  () => import('../parts/log-words/NewWordForm.tsx').then(part => part.NewWordForm),
  240,
)
const WordPage = laterPage(() => import('../parts/log-words/WordPage.tsx').then(part => part.WordPage))

/** The words of the log, which all offices share: one list at a time, or one word of it. */
export function LogWordsSettings() {
  const { t, i18n } = useTranslation()
  const search = useSearch({ from: '/frame/settings/log' })
  const list = wordListOf(search.list)
  const mayManage = useMay('outreach.manage-words', '*')
  const { data, error, refetch } = useQuery(logWordsQuery)
  const labelOf = useWordLabel()
  const language = codeOfTag(i18n.language)
  const word = data?.find(each => each.list === list && each.word === search.open)
  if (word)
    return (
      <WordPage
        key={`${list}/${word.word}`}
        title={labelOf(word)}
        word={word}
        language={language}
        isReadOnly={!mayManage}
      />
    )
  return (
    <Page
      title={t('settings.log')}
      lead={mayManage ? t('settings.about.log') : t('logWords.readOnly')}
      actions={
        mayManage &&
        search.add === undefined && (
          <LinkButton
            to="/settings/log"
            search={{ list, add: 'word' }}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('logWords.new')}
          </LinkButton>
        )
      }
    >
      <ListTabs
        label={t('logWords.lists')}
        current={list}
        tabs={wordLists.map(each => ({
          id: each,
          words: t(`logWords.list.${each}`),
          link: { to: '/settings/log', search: { list: each } },
          count: data?.filter(({ list: of, state }) => of === each && state === 'pending').length,
          tone: 'review',
        }))}
      />
      {mayManage && search.add !== undefined && <NewWordForm key={list} list={list} start={language} />}
      {!data && error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows rows={8} />}
      {data && <WordList list={list} isReadOnly={!mayManage} />}
    </Page>
  )
}
