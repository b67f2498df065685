import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemSentence } from '../../../../shared/feedback/ProblemSentence.tsx'
import { ShareBar } from '../../../../shared/feedback/ShareBar.tsx'
import { Name } from '../../../../shared/text/Name.tsx'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { Upload } from '../../uploads/uploads.ts'
import { useUploads } from '../../uploads/use-uploads.ts'
import classes from './UploadRow.module.css'
import { uploadField } from './upload-field.ts'

const mega = 1_000_000

/** A file on its way: how far it is, or why it was refused. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const uploads = useUploads()
  const { id, name, progress, status, problem, shrunk } = upload
  const isOffline = status === 'sending' && !navigator.onLine
  return (
    <li
      id={uploadField(upload)}
      tabIndex={-1}
      className={classes.row}
      data-refused={status === 'refused' || undefined}
    >
      <div className={classes.head}>
        <span className={classes.name}>
          <Name>{name}</Name>
        </span>
        {status === 'refused' && (
          <Button size="xs" variant="default" onClick={() => uploads.retry(id)}>
            {t('shared.tryAgain')}
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={() => uploads.drop(id)}>
          {t('item.dropUpload')}
        </Button>
      </div>
      {problem ? (
        <p className={classes.problem} role="alert">
          <ProblemSentence problem={problem} />
        </p>
      ) : (
        <>
          <ShareBar share={progress} label={t('item.uploading', { name })} />
          <p className={classes.status} role="status">
            {isOffline
              ? t('item.uploadOffline')
              : status === 'waiting'
                ? t('item.uploadWaiting')
                : status === 'checking'
                  ? t('item.uploadChecking')
                  : t('item.uploadShare', { share: number(progress, { style: 'percent' }) })}
          </p>
        </>
      )}
      {shrunk && (
        <p className={classes.status}>
          {t('item.uploadShrunk', {
            from: number(shrunk.from / mega, { maximumFractionDigits: 1 }),
            to: number(shrunk.to / mega, { maximumFractionDigits: 1 }),
          })}
        </p>
      )}
    </li>
  )
}
