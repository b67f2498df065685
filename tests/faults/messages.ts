import type { Step } from '../../src/publishing/sending/deps.ts'

/** What the harness asks of a worker process. */
export type ToWorker =
  /** At the next time this step is reached: die, or stop until SIGCONT. */
  | { type: 'arm'; step: Step; signal: 'SIGKILL' | 'SIGSTOP' }
  | { type: 'disarm' }
  /** Put so many bells for one channel into the queue. */
  | { type: 'ring'; channelId: string; times: number }
  /** The embedded record is open in the worker only. */
  | { type: 'connect' | 'release'; id: number; client: number }
  | { type: 'query'; id: number; client: number; text: string; values: unknown[] }

export type FromWorker =
  | { type: 'ready' }
  | { type: 'reached'; step: Step }
  /** It has looked for posts of series to be made. */
  | { type: 'looked' }
  | { type: 'answer'; id: number; rows: unknown[]; rowCount: number | null; command: string }
  | { type: 'refused'; id: number; message: string; code: string | undefined }
