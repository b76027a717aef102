// `rdsaudit evaluate`: requests with their policies in, decisions out.

import { UsageError } from '../../base/errors.ts'
import type { JsonValue } from '../../base/json-value.ts'
import { visibleJson } from '../../base/visible-json.ts'
import { readTextFile, textOf } from '../../input/read-text.ts'
import { evaluate as decide } from '../../policy/evaluate.ts'
import { EvaluationInputError } from '../../policy/input-error.ts'
import { readEvaluation } from '../../policy/read-evaluation.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { decideLook } from '../look.ts'
import type { EvaluateOptions } from '../options.ts'
import { renderDecision } from '../render-decision.ts'
import { styleFor } from '../terminal-style.ts'
import type { World } from '../world.ts'

/** Throws a `UsageError` for input that cannot be read or evaluated; nothing is printed then. */
export async function evaluate(options: EvaluateOptions, world: World): Promise<ExitCode> {
  const path = options.input === undefined || options.input === '-' ? '<stdin>' : options.input
  const text = path === '<stdin>' ? textOf(await world.readStdin(), path) : readTextFile(path, world.cwd)
  const style = styleFor(decideLook(options, world))
  const output: string[] = []
  for (const { value, place } of splitInput(text, path)) {
    try {
      const { request, policies } = readEvaluation(value)
      const decision = decide(request, policies)
      output.push(
        options.format === 'json'
          ? `${visibleJson(JSON.stringify(decision))}\n`
          : renderDecision(request, decision, style),
      )
    } catch (error) {
      if (!(error instanceof EvaluationInputError)) throw error
      throw new UsageError(
        `${place}: ${error.pointer === '' ? 'the input' : error.pointer}: ${error.message}`,
      )
    }
  }
  world.stdout.write(output.join(options.format === 'json' ? '' : '\n'))
  return exitCodes.clean
}

interface Item {
  readonly value: JsonValue
  /** As messages name it. */
  readonly place: string
}

/** One JSON document, or else one a line. */
function splitInput(text: string, path: string): readonly Item[] {
  const whole = parse(text)
  if ('value' in whole) return [{ value: whole.value, place: path }]
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, place: `${path}:${index + 1}` }))
  const written = lines.filter(({ line }) => line.trim() !== '')
  if (written.length === 0) throw new UsageError(`${path}: there is no request`)
  const items = written.map(({ line, place }) => ({ ...parse(line), place }))
  // If not even the first line is JSON by itself, one document was meant.
  if (items[0] && !('value' in items[0])) throw new UsageError(`${path}: this is not JSON: ${whole.fault}`)
  return items.map(item => {
    if ('value' in item) return item
    throw new UsageError(`${item.place}: this is not JSON: ${item.fault}`)
  })
}

function parse(text: string): { readonly value: JsonValue } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) as JsonValue }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
