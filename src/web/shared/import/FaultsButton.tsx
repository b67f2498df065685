import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadFaults } from './download-faults.ts'

interface FaultsButtonProps {
  faults: readonly { line: number; reason: string }[]
  /** The list on the page, a row for each fault with its reason at the end: the file says what the page says. */
  list: RefObject<HTMLElement | null>
  children: ReactNode
}

/** Saves the rejected lines as a file, with reasons as the reader sees them. */
export function FaultsButton({ faults, list, children }: FaultsButtonProps) {
  const { t } = useTranslation()
  function save() {
    const reasons = [...(list.current?.children ?? [])].map(row => plain(row.lastElementChild?.textContent))
    const headings = {
      line: t('file.heading.line'),
      reason: t('file.heading.reason'),
      english: t('file.heading.english'),
    }
    downloadFaults(faults, { headings, reasons })
  }
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} stroke={1.8} aria-hidden />}
      onClick={save}
    >
      {children}
    </Button>
  )
}

/** Without the marks that set names apart: a sheet shows them as boxes. */
function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/[\u2066-\u2069]/g, '')
}
