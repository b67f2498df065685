import { describe, expect, it } from 'vitest'
import { networkPrefix } from '../../../src/access/signing-in/network-prefix.ts'

describe('the network prefix', () => {
  it.each([
    ['203.0.113.9', '203.0.113.0/24'],
    ['::ffff:203.0.113.9', '203.0.113.0/24'],
    ['::ffff:cb00:7109', '203.0.113.0/24'],
    ['203.0.113.9:51423', '203.0.113.0/24'],
    ['2001:db8:1:22ff::1', '20010db8000122/56'],
    ['[2001:db8:1:22ff::1]:443', '20010db8000122/56'],
    ['[2001:db8:1:22ff::1]', '20010db8000122/56'],
    ['2001:db8:1:2200:5::', '20010db8000122/56'],
    ['fe80::1%eth0', 'fe800000000000/56'],
    ['::1', '00000000000000/56'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, prefix) => {
    expect(networkPrefix(address)).toBe(prefix)
  })
})
