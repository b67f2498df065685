import { IconBuilding, IconSelector } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChooseOffices, useChosenOffices } from '../../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOffices } from '../../../../shared/offices/offices.ts'
import { rememberOffices } from '../../remembered-offices.ts'
import { OfficeClock } from './OfficeClock.tsx'
import classes from './OfficeSwitcher.module.css'

/** Whose news, posts and figures the pages show: one office, or all; in the address, and remembered. */
export function OfficeSwitcher() {
  const { t } = useTranslation()
  const nameOf = useOfficeNames()
  const choose = useChooseOffices()
  const chosen = useChosenOffices()
  const { office } = useSearch({ strict: false })
  const inUse = useOffices().filter(each => !each.archived)
  const isOne = office === undefined || inUse.some(each => each.id === office)
  const label =
    office === undefined && inUse.length > 1
      ? t('frame.allOffices')
      : chosen.map(({ id }) => nameOf(id)).join(t('shared.listComma'))
  return (
    <div className={classes.switcher}>
      <IconBuilding size={18} stroke={1.6} aria-hidden className={classes.icon} />
      <span className={classes.words} aria-hidden>
        <span className={classes.name}>
          <bdi>{label}</bdi>
        </span>
        <OfficeClock />
      </span>
      {inUse.length > 1 && (
        <>
          <IconSelector size={16} stroke={1.6} aria-hidden className={classes.icon} />
          <select
            className={classes.select}
            aria-label={t('frame.offices')}
            value={isOne ? (office ?? '') : 'several'}
            onChange={({ currentTarget: { value } }) => {
              const ids = value === '' ? [] : [value]
              rememberOffices(ids)
              choose(ids)
            }}
          >
            <option value="">{t('frame.allOffices')}</option>
            {!isOne && <option value="several">{label}</option>}
            {inUse.map(({ id }) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  )
}
