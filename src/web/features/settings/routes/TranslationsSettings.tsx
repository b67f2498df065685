import { Button, TextInput } from '@mantine/core'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { codeOfTag } from '../../../shared/text/language-codes.ts'
import { useLanguageName } from '../../../shared/text/language-name.ts'
import { useNumbers } from '../../../shared/times/numbers.ts'
import type { TranslatedLanguage } from '../api/translations.ts'
import classes from '../parts/people/InviteForm.module.css'
import { Rows } from '../parts/Rows.tsx'
import { downloadProposals, newestTexts } from '../parts/translations/download-proposals.ts'
import { TranslationRow } from '../parts/translations/TranslationRow.tsx'
import { uncheckedTexts } from '../parts/translations/unchecked.ts'
import { useProposals } from '../parts/translations/use-proposals.ts'

const atOnce = 50

/** What no native reader has checked in the language of the screens, with a form to propose a better text for each. */
export function TranslationsSettings() {
  const { t, i18n } = useTranslation()
  const code = codeOfTag(i18n.language)
  const language = translated.find(each => each === code)
  if (language) return <Proposing key={language} language={language} />
  return (
    <Page title={t('settings.translations')} lead={t('settings.about.translations')}>
      <p>{t('settings.translate.english')}</p>
    </Page>
  )
}

function Proposing({ language }: { language: TranslatedLanguage }) {
  const { t, i18n } = useTranslation()
  const number = useNumbers()
  const name = useLanguageName()(language)
  const { kept, problem, of, propose, withdraw } = useProposals(language)
  const [sought, setSought] = useState('')
  const [most, setMost] = useState(atOnce)
  const all = uncheckedTexts(
    i18n.getResourceBundle('en', 'translation') ?? {},
    i18n.getResourceBundle(i18n.language, 'translation') ?? {},
  )
  const found = all.filter(({ english, text }) =>
    `${english}\n${text}`.toLowerCase().includes(sought.trim().toLowerCase()),
  )
  const texts = newestTexts(kept)
  const count = Object.keys(texts).length
  return (
    <Page
      title={t('settings.translations')}
      lead={t('settings.translate.lead', { number: number(all.length), language: name })}
      actions={
        count > 0 && (
          <Button
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => downloadProposals(language, texts)}
          >
            {t('settings.translate.download', { number: number(count) })}
          </Button>
        )
      }
    >
      <p>{t('settings.translate.hint')}</p>
      {problem && <ProblemAlert problem={problem} title={t('settings.translate.notKept')} />}
      <TextInput
        aria-label={t('settings.translate.search')}
        placeholder={t('settings.translate.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={420}
        value={sought}
        onChange={event => setSought(event.currentTarget.value)}
      />
      <Card title={name} aside={number(found.length)} isList>
        {found.length === 0 && <p className={classes.none}>{t('settings.translate.none')}</p>}
        <Rows>
          {found.slice(0, most).map(shown => (
            <TranslationRow
              key={shown.key}
              shown={shown}
              language={language}
              proposed={of(shown.key)}
              onPropose={text => propose(shown.key, { english: shown.english, text })}
              onWithdraw={() => withdraw(shown.key)}
            />
          ))}
        </Rows>
      </Card>
      {found.length > most && (
        <div>
          <Button variant="default" onClick={() => setMost(most + atOnce)}>
            {t('forms.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}

const translated = ['ur', 'ar', 'prs', 'ps', 'bn'] as const satisfies readonly TranslatedLanguage[]
