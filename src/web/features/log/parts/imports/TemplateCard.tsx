import { Button, Group, NativeSelect } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { OfficeField } from '../../../../shared/forms/OfficeField.tsx'
import { screenLanguages } from '../../../../shared/forms/screen-languages.ts'
import { useOfficesFor } from '../../../../shared/offices/offices-for.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { codeOfTag } from '../../../../shared/text/language-codes.ts'
import { useDownloadTemplate } from '../../api/download-template.ts'
import type { LogName } from '../../lists.ts'
import formClasses from '../Form.module.css'

/** An empty file for people who count on paper or without Dateline, by office and language. */
export function TemplateCard() {
  const { t, i18n } = useTranslation()
  const offices = useOfficesFor('outreach.log')
  const [of, setOf] = useState<LogName>('activities')
  const [chosenOffice, setOffice] = useState('')
  const [chosenLanguage, setLanguage] = useState(codeOfTag(i18n.language))
  const { mutate, isPending, error } = useDownloadTemplate()
  const officeId = chosenOffice || (offices[0] ?? '')
  const language = (screenLanguages.find(([code]) => code === chosenLanguage) ?? screenLanguages[0])[0]
  return (
    <Card title={t('log.template')}>
      <div className={formClasses.group}>
        <p>{t('log.templateHow')}</p>
        <div className={formClasses.pair}>
          <NativeSelect
            label={t('log.importWhat')}
            data={[
              { value: 'activities', label: t('log.activities') },
              { value: 'enquiries', label: t('log.enquiriesWord') },
            ]}
            value={of}
            onChange={event => setOf(event.currentTarget.value === 'enquiries' ? 'enquiries' : 'activities')}
          />
          {offices.length > 1 && <OfficeField action="outreach.log" value={officeId} onChange={setOffice} />}
          <NativeSelect
            label={t('log.templateLanguage')}
            data={screenLanguages.map(([value, label]) => ({ value, label }))}
            value={language}
            onChange={event => setLanguage(event.currentTarget.value)}
          />
        </div>
        {error && <ProblemAlert problem={error} />}
        <Group gap="sm">
          {(['xlsx', 'csv'] as const).map(format => (
            <Button
              key={format}
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              disabled={officeId === ''}
              loading={isPending}
              onClick={() => mutate({ of, officeId, language, format })}
            >
              {t(`log.templateAs.${format}`)}
            </Button>
          ))}
        </Group>
      </div>
    </Card>
  )
}
