import { useTranslation } from 'react-i18next'
import type { Role, Session } from './session.ts'

const order: readonly Role[] = ['author', 'approver', 'analyst', 'operator', 'admin']

/** A person's roles in words, each once: "Author, approver". */
export function useRoleWords(): (grants: Session['grants']) => string {
  const { t } = useTranslation()
  return grants => {
    const held = order.filter(role => grants.some(grant => grant.role === role))
    return held.map(role => t(`shared.role.${role}`)).join(t('shared.listComma'))
  }
}
