import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNetworkName } from '../../../../shared/channels/networks.ts'
import type { ItemMedia } from '../../../../shared/item/item.ts'
import { changedMedia } from '../../editing/content.ts'
import { useEditing } from '../../editing/use-editing.ts'
import { useLayout } from '../../editing/use-layout.ts'
import classes from './CropPanel.module.css'
import { CropPreview } from './CropPreview.tsx'
import { cropsByNetwork } from './crops-by-network.ts'
import { FocusPoint } from './FocusPoint.tsx'

const shapes = ['whole', '1:1', '4:5', '16:9']

/** What must be seen of an image, and what each network then shows of it. */
export default function CropPanel({ media, number }: { media: ItemMedia; number: number }) {
  const { t } = useTranslation()
  const editing = useEditing()
  const nameOf = useNetworkName()
  const networks = cropsByNetwork(useLayout() ?? [], media.mediaId)
  const setShape = (network: string, shape: string) =>
    editing.change(content =>
      changedMedia(content, media.mediaId, ({ crops = {}, ...rest }) => {
        const { [network]: _before, ...others } = crops
        const next = shape === '' ? others : { ...others, [network]: shape }
        return Object.keys(next).length === 0 ? rest : { ...rest, crops: next }
      }),
    )
  return (
    <div className={classes.panel}>
      <FocusPoint media={media} number={number} />
      {networks.length === 0 && <p className={classes.hint}>{t('item.cropLater')}</p>}
      {networks.map(({ network, crop }) => (
        <div key={network} className={classes.network}>
          <CropPreview mediaId={media.mediaId} crop={crop} focus={media.focus} />
          <NativeSelect
            label={t('item.cropOn', { network: nameOf(network) })}
            value={media.crops?.[network] ?? ''}
            data={[
              { value: '', label: t('item.cropAutomatic') },
              ...shapes.map(value => ({
                value,
                label: value === 'whole' ? t('item.cropWhole') : value.replace(':', ' : '),
              })),
            ]}
            onChange={event => setShape(network, event.currentTarget.value)}
          />
        </div>
      ))}
    </div>
  )
}
