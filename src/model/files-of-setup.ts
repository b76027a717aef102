// Which files links and accounts are made of.

import type { Setup } from './setup.ts'

/** The files that the links are made of, as shown, with what each is used for; each file once. */
export function filesOfSetup(
  setup: Setup,
): ReadonlyMap<string, 'trust' | 'identity' | 'boundary' | 'scp' | 'rcp'> {
  const files = new Map<string, 'trust' | 'identity' | 'boundary' | 'scp' | 'rcp'>()
  for (const { caller, hops } of setup.links) {
    for (const { trust, policies = [], boundary } of [...(caller ? [caller] : []), ...hops]) {
      if (trust !== undefined) files.set(trust, 'trust')
      for (const path of policies) files.set(path, 'identity')
      if (boundary !== undefined) files.set(boundary, 'boundary')
    }
  }
  for (const { scps = [], rcps = [] } of setup.links.length > 0 ? setup.accounts : []) {
    for (const path of scps.flat()) files.set(path, 'scp')
    for (const path of rcps.flat()) files.set(path, 'rcp')
  }
  return files
}
