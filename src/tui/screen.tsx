// The screen as a component: lines with their tones, one below the other. It measures and decides nothing.

import { Box, Text } from 'ink'
import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react'
import { frameOf } from './frame.ts'
import { heightOf } from './layout.ts'
import type { Span } from './lines.ts'
import type { Moment, Scene } from './scene.ts'
import type { Store } from './store.ts'

/** A piece of text with its tone → the text with the escapes of a terminal, or without. */
export type Paint = (piece: Span) => string

/** How often what changes by itself is drawn. */
const beatMs = 250

export function Screen({
  scene,
  moment,
  paint,
}: {
  readonly scene: Scene
  readonly moment: Moment
  readonly paint: Paint
}): ReactElement {
  const lines = frameOf(scene, moment).map(line => line.map(paint).join(''))
  return (
    <Box flexDirection="column" width={scene.size.columns} height={heightOf(scene.size)}>
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands in a row
        <Box key={row} height={1} flexShrink={0}>
          <Text wrap="truncate">{line === '' ? ' ' : line}</Text>
        </Box>
      ))}
    </Box>
  )
}

/** The screen of a store that changes; the spinner's is the only clock, and it stands still when nothing runs. */
export function LiveScreen({
  store,
  paint,
  nowMs,
}: {
  readonly store: Store<Scene>
  readonly paint: Paint
  nowMs(): number
}): ReactElement {
  const scene = useSyncExternalStore(store.subscribe, store.get)
  const [beat, setBeat] = useState(0)
  useEffect(() => {
    if (scene.idle) return
    const timer = setInterval(() => setBeat(before => before + 1), beatMs)
    return () => clearInterval(timer)
  }, [scene.idle])
  return <Screen scene={scene} moment={{ beat, nowMs: nowMs() }} paint={paint} />
}
