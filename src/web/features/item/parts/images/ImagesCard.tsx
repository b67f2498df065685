import { Button, FileButton } from '@mantine/core'
import { IconLibraryPhoto, IconPhotoPlus } from '@tabler/icons-react'
import { type DragEvent, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Later } from '../../../../shared/feedback/Later.tsx'
import { withMedia } from '../../editing/content.ts'
import { useEditing, useEditingState } from '../../editing/use-editing.ts'
import { useUploadRows, useUploads } from '../../uploads/use-uploads.ts'
import { ImageRow } from './ImageRow.tsx'
import classes from './ImagesCard.module.css'
import { UploadRow } from './UploadRow.tsx'

const MediaLibrary = lazy(() => import('./MediaLibrary.tsx'))
const accepted = 'image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime'

interface ImagesCardProps {
  officeId: string
  /** The language that narrow screens show. */
  shown: string
  isReadOnly: boolean
}

/** Images and videos, each with its alt text in the columns of the texts. Files can be dropped anywhere on it. */
export function ImagesCard({ officeId, shown, isReadOnly }: ImagesCardProps) {
  const { t } = useTranslation()
  const editing = useEditing()
  const { content } = useEditingState()
  const uploads = useUploads()
  const rows = useUploadRows()
  const [isOver, setIsOver] = useState(false)
  const [isChoosing, setIsChoosing] = useState(false)
  const isEmpty = content.media.length === 0 && rows.length === 0
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    if (!isReadOnly) uploads.add([...event.dataTransfer.files])
  }
  return (
    <section
      className={classes.card}
      aria-labelledby="images-title"
      data-over={isOver || undefined}
      onDragOver={event => {
        event.preventDefault()
        setIsOver(!isReadOnly)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <header className={classes.head}>
        <div>
          <h2 id="images-title" className={classes.title}>
            {t('item.images')}
          </h2>
          <p className={classes.lead}>{t('item.imagesLead')}</p>
        </div>
        {!isReadOnly && (
          <div className={classes.buttons}>
            <Button
              variant="default"
              leftSection={<IconLibraryPhoto size={17} aria-hidden />}
              onClick={() => setIsChoosing(true)}
            >
              {t('item.library')}
            </Button>
            <FileButton multiple accept={accepted} onChange={files => uploads.add(files)}>
              {props => (
                <Button
                  {...props}
                  variant="default"
                  leftSection={<IconPhotoPlus size={17} aria-hidden />}
                  disabled={content.media.length >= 10}
                >
                  {t('item.addImage')}
                </Button>
              )}
            </FileButton>
          </div>
        )}
      </header>
      {isEmpty && <p className={classes.empty}>{isReadOnly ? t('item.noImages') : t('item.dropImages')}</p>}
      <ol className={classes.list}>
        {content.media.map((media, index) => (
          <ImageRow
            key={media.mediaId}
            media={media}
            index={index}
            count={content.media.length}
            shown={shown}
            isReadOnly={isReadOnly}
          />
        ))}
        {rows.map(upload => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ol>
      {isChoosing && (
        <Later>
          <MediaLibrary
            officeId={officeId}
            chosen={content.media.map(({ mediaId }) => mediaId)}
            onChoose={mediaId => editing.change(given => withMedia(given, mediaId))}
            onClose={() => setIsChoosing(false)}
          />
        </Later>
      )}
    </section>
  )
}
