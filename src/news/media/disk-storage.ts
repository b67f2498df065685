import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../../core/ids.ts'
import { checkedKey, type MediaStorage } from './media-storage.ts'

/** Media in a folder of this machine, each file written beside its place and renamed into it. */
export function diskStorage(directory: string): MediaStorage {
  const fileOf = (key: string) => join(directory, checkedKey(key))
  return {
    put: (key, bytes) => writeBesideAndRename(fileOf(key), bytes),
    async get(key) {
      const handle = await open(fileOf(key)).catch(absent)
      return handle?.createReadStream()
    },
    exists: async key => (await access(fileOf(key)).then(() => true, absent)) === true,
    delete: key => rm(fileOf(key), { force: true }),
  }
}

async function writeBesideAndRename(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${newId()}.tmp`
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, file)
  } catch (thrown) {
    await rm(beside, { force: true })
    throw thrown
  }
}

function absent(thrown: NodeJS.ErrnoException): undefined {
  if (thrown.code === 'ENOENT') return undefined
  throw thrown
}
