import { expect, it } from 'vitest'
import { isLoopback } from '../../src/core/loopback.ts'

it.each([
  '127.0.0.1',
  '127.9.9.9',
  '::1',
  '[::1]',
  '::ffff:127.0.0.1',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'app.localhost',
])('%s reaches only this machine', host => expect(isLoopback(host)).toBe(true))

it.each([
  '0.0.0.0',
  '::',
  '10.0.0.1',
  '128.0.0.1',
  'localhost.example',
  'notlocalhost',
  '127.0.0.1.example',
  '',
])('"%s" may reach others', host => expect(isLoopback(host)).toBe(false))
