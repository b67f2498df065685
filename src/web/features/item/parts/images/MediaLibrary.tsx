import { Button, Modal, SimpleGrid, UnstyledButton } from '@mantine/core'
import { IconCheck, IconVideo } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { useLibrary } from '../../api/media.ts'
import classes from './MediaLibrary.module.css'
import { thumbnail } from './media-source.ts'

interface MediaLibraryProps {
  officeId: string
  chosen: readonly string[]
  onChoose: (mediaId: string) => void
  onClose: () => void
}

/** The files that the office has already; a click adds one to the item. */
export default function MediaLibrary({ officeId, chosen, onChoose, onClose }: MediaLibraryProps) {
  const { t } = useTranslation()
  const library = useLibrary(officeId)
  const files = library.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('item.libraryTitle')}
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      {library.isPending && <LoadingRows />}
      {library.error && <ProblemAlert problem={library.error} onRetry={() => void library.refetch()} />}
      {library.isSuccess && files.length === 0 && <p>{t('item.libraryEmpty')}</p>}
      <SimpleGrid cols={{ base: 2, xs: 3, md: 4 }} spacing="sm">
        {files.map(({ mediaId, kind, uses, items }) => {
          const isChosen = chosen.includes(mediaId)
          const what = items[0]?.beginning ?? t('item.unusedFile')
          return (
            <UnstyledButton
              key={mediaId}
              className={classes.file}
              disabled={isChosen || chosen.length >= 10}
              aria-pressed={isChosen}
              onClick={() => onChoose(mediaId)}
            >
              <span className={classes.picture}>
                {kind === 'video' ? (
                  <IconVideo size={32} aria-hidden />
                ) : (
                  <img src={thumbnail(mediaId, 320)} alt="" loading="lazy" />
                )}
                {isChosen && (
                  <span className={classes.tick}>
                    <IconCheck size={16} stroke={2.6} aria-hidden />
                  </span>
                )}
              </span>
              <span className={classes.words}>{what}</span>
              <span className={classes.uses}>{t('item.libraryUses', { count: uses })}</span>
            </UnstyledButton>
          )
        })}
      </SimpleGrid>
      {library.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={library.isFetchingNextPage}
          onClick={() => void library.fetchNextPage()}
        >
          {t('item.showMore')}
        </Button>
      )}
    </Modal>
  )
}
