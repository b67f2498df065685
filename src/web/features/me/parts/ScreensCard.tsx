import { Input, NativeSelect, SegmentedControl, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { screenLanguages } from '../../../shared/forms/screen-languages.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { useEditPreferences } from '../../../shared/session/edit-preferences.ts'
import { usePreferences } from '../../../shared/session/session.ts'
import classes from './Me.module.css'

const ZoneField = laterPart(
  () => import('../../../shared/forms/ZoneField.tsx').then(part => part.ZoneField),
  78,
)

const digits = ['latin', 'arabic', 'persian', 'bengali'] as const
const calendars = ['gregorian', 'gregorian-and-solar-hijri'] as const
const themes = ['system', 'light', 'dark'] as const

/** How the screens look; a choice shows at once. */
export function ScreensCard() {
  const { t } = useTranslation()
  const preferences = usePreferences()
  const { mutate: edit, error } = useEditPreferences()
  return (
    <Card title={t('me.screens')}>
      <div className={classes.fields}>
        <NativeSelect
          label={t('me.language')}
          value={preferences.language ?? ''}
          data={[
            { value: '', label: t('me.asBrowser') },
            ...screenLanguages.map(([value, label]) => ({ value, label })),
          ]}
          onChange={event => {
            const chosen = screenLanguages.find(([code]) => code === event.currentTarget.value)
            edit({ language: chosen?.[0] ?? null })
          }}
        />
        <Input.Wrapper label={t('me.theme')} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={t('me.theme')}
            value={preferences.theme}
            data={themes.map(value => ({ value, label: t(`me.themes.${value}`) }))}
            onChange={theme => edit({ theme })}
          />
        </Input.Wrapper>
        <NativeSelect
          label={t('me.digits')}
          value={preferences.digits}
          data={digits.map(value => ({ value, label: t(`me.digitsAre.${value}`) }))}
          onChange={event => {
            const chosen = digits.find(each => each === event.currentTarget.value)
            if (chosen) edit({ digits: chosen })
          }}
        />
        <NativeSelect
          label={t('me.calendar')}
          value={preferences.calendar}
          data={calendars.map(value => ({ value, label: t(`me.calendarIs.${value}`) }))}
          onChange={event => {
            const chosen = calendars.find(each => each === event.currentTarget.value)
            if (chosen) edit({ calendar: chosen })
          }}
        />
        <ZoneField
          label={t('me.zone')}
          description={t('me.zoneHint')}
          none={t('me.noSecondClock')}
          value={preferences.timeZone}
          onChange={timeZone => edit({ timeZone })}
        />
        <Switch
          label={t('me.shortcuts')}
          checked={preferences.singleKeyShortcuts}
          onChange={event => edit({ singleKeyShortcuts: event.currentTarget.checked })}
        />
        <p className={classes.lead}>{t('me.lead')}</p>
        {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
      </div>
    </Card>
  )
}
