import type { BulkJobOptions, QueueOptions, WorkerOptions } from 'bullmq'

/** Where BullMQ keeps its jobs. */
export interface QueueBackend {
  kind: 'redis' | 'postgres'
  createQueue(name: string): BackendQueue
  createWorker(name: string, handle: (job: BackendJob) => Promise<void>, concurrency: number): BackendWorker
  /** Rejects when the backend does not answer, or takes nothing. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** What Dateline uses of a BullMQ `Job`. */
export interface BackendJob {
  id?: string | undefined
  name: string
  data: unknown
}

/** What Dateline uses of a BullMQ `Queue`, whichever backend it stands on. */
export interface BackendQueue {
  addBulk(jobs: { name: string; data: unknown; opts: BulkJobOptions }[]): Promise<unknown>
  /** Rejects when the backend does not answer. */
  getWaitingCount(): Promise<number>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

/** What Dateline uses of a BullMQ `Worker`, whichever backend it stands on. */
export interface BackendWorker {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'failed', listener: (job: { id?: string | undefined } | undefined, error: Error) => void): unknown
  close(): Promise<void>
}

/**
 * A killed worker's job must start again within seconds, and as often as it takes: our own leases judge who may act
 * (BullMQ's defaults start it after 60 s, and fail it for good the second time).
 */
export const workerOptions = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 1_000,
} as const satisfies Partial<WorkerOptions>

/** A job that failed is not tried again by the queue: what happens next is written in the record. */
export const jobOptions = {
  attempts: 1,
  removeOnComplete: true,
  removeOnFail: { count: 1_000 },
} as const satisfies QueueOptions['defaultJobOptions']
