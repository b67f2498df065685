import { z } from 'zod'

export const importForm = z.enum(['text', 'csv', 'json', 'feed', 'markdown'])
