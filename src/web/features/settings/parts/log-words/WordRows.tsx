import { Badge } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogWord } from '../../../../shared/log-words/log-words.ts'
import { useWordLabel } from '../../../../shared/log-words/word-label.ts'
import { Row, Rows } from '../Rows.tsx'

interface WordRowsProps {
  words: readonly LogWord[]
  /** At the end of a row; else that the word is archived or merged. */
  end?: (word: LogWord, index: number) => ReactNode
}

/** Words of one list, each with its page. */
export function WordRows({ words, end }: WordRowsProps) {
  const { t } = useTranslation()
  const labelOf = useWordLabel()
  return (
    <Rows>
      {words.map((word, index) => (
        <Row
          key={word.word}
          isFaint={word.state === 'archived' || word.state === 'merged'}
          name={
            <Link to="/settings/log" search={{ list: word.list, open: word.word }}>
              <bdi>{labelOf(word)}</bdi>
            </Link>
          }
          meta={word.aliases.length > 0 && <bdi>{word.aliases.slice(0, 6).join(t('shared.listComma'))}</bdi>}
          end={
            end?.(word, index) ||
            ((word.state === 'archived' || word.state === 'merged') && (
              <Badge variant="default" radius="xs" tt="none">
                {t(`logWords.state.${word.state}`)}
              </Badge>
            ))
          }
        />
      ))}
    </Rows>
  )
}
