import { Button, FileButton, Textarea } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ChooseFile.module.css'

interface ChooseFileProps {
  isBusy: boolean
  pasted: string
  onPaste: (text: string) => void
  onFile: (file: Blob, name: string) => void
  /** The text that was pasted is what is meant. */
  onText: () => void
}

/** A file by button or drop, or its text pasted. */
export function ChooseFile({ isBusy, pasted, onPaste, onFile, onText }: ChooseFileProps) {
  const { t } = useTranslation()
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file, file.name)
  }
  return (
    <div className={classes.ways}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={event => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <IconUpload size={28} stroke={1.6} aria-hidden />
        <p className={classes.words}>{t('news.dropFile')}</p>
        <FileButton onChange={file => file && onFile(file, file.name)}>
          {props => (
            <Button {...props} loading={isBusy}>
              {t('news.chooseFile')}
            </Button>
          )}
        </FileButton>
        <p className={classes.hint}>{t('news.fileForms')}</p>
      </div>
      <div className={classes.paste}>
        <Textarea
          label={t('news.pasteText')}
          description={t('news.pasteHint')}
          autosize
          minRows={6}
          maxRows={14}
          dir="auto"
          value={pasted}
          onChange={event => onPaste(event.currentTarget.value)}
        />
        <Button variant="default" disabled={pasted.trim() === ''} loading={isBusy} onClick={onText}>
          {t('news.checkText')}
        </Button>
      </div>
    </div>
  )
}
