import { Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../shared/page/Card.tsx'
import { directionOf, tagOfCode } from '../../../../shared/text/language-codes.ts'
import type { Clash } from '../../editing/merge.ts'
import classes from './ClashCard.module.css'
import { ClashSide } from './ClashSide.tsx'
import { usePartName } from './part-name.ts'

interface ClashCardProps {
  clash: Clash
  /** Of the other person. */
  name: string
  choice: unknown
  onChoose: (value: unknown) => void
}

/** One part that both changed. A text can be rewritten from either before it is saved. */
export function ClashCard({ clash, name, choice, onChoose }: ClashCardProps) {
  const { t } = useTranslation()
  const partName = usePartName()(clash.key)
  const [side, setSide] = useState<'mine' | 'theirs'>('mine')
  const [kind, first = '', second = ''] = clash.key.split(' ')
  const language = kind === 'text' ? first : kind === 'alt' ? second : undefined
  const choose = (value: 'mine' | 'theirs') => {
    setSide(value)
    onChoose(clash[value])
  }
  return (
    <Card title={partName}>
      <Radio.Group
        value={side}
        onChange={value => choose(value === 'theirs' ? 'theirs' : 'mine')}
        aria-label={partName}
      >
        <div className={classes.sides}>
          <ClashSide clash={clash} of="theirs" language={language} isChosen={side === 'theirs'}>
            <Radio value="theirs" label={t('item.takeTheirs', { name })} />
          </ClashSide>
          <ClashSide clash={clash} of="mine" language={language} isChosen={side === 'mine'}>
            <Radio value="mine" label={t('item.takeMine')} />
          </ClashSide>
        </div>
      </Radio.Group>
      <details className={classes.base}>
        <summary>{t('item.commonBase')}</summary>
        <p lang={language && tagOfCode(language)} dir={language && directionOf(language)}>
          {typeof clash.base === 'string' ? clash.base : t('item.wasNotThere')}
        </p>
      </details>
      {language && typeof choice === 'string' && (
        <Textarea
          mt="sm"
          autosize
          minRows={3}
          label={t('item.resultOf', { part: partName })}
          lang={tagOfCode(language)}
          dir={directionOf(language)}
          classNames={{ input: classes.input }}
          value={choice}
          onChange={event => onChoose(event.currentTarget.value)}
        />
      )}
    </Card>
  )
}
