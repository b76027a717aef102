// A file of Terraform → its outermost blocks, cut at the lines that begin one. So a broken block breaks no other, and
// blocks that have no say are not parsed.

export interface Piece {
  readonly text: string
  /** In the file. */
  readonly offset: number
  /** Of a text that is written with escapes: the offset in the file of each of its own. */
  readonly sourceOffset?: (offset: number) => number
}

const beginsBlock =
  /^(?:resource|data|ephemeral|locals|variable|output|module|provider|terraform|moved|removed|import|check)\b[^\n={]*\{/gm

/** The pieces are the whole text, in order. */
export function cutText(text: string): readonly Piece[] {
  const starts = [...text.matchAll(beginsBlock)].map(({ index }) => index)
  const cuts = [...new Set([0, ...starts, text.length])]
  return cuts
    .slice(0, -1)
    .map((from, index) => ({ text: text.slice(from, cuts[index + 1]), offset: from }))
    .filter(piece => piece.text.trim() !== '')
}

const hasSay =
  /^(?:locals|variable|provider)\b|^data\s+"?aws_(?:iam_policy_document|caller_identity|region|partition|iam_role|iam_policy)\b|^resource\s+"?(?:aws_(?:iam_|db_|rds_)|teleport_|bytebase_)/

// Of a policy in JSON, in the language itself, or in the words of a module.
const speaksOfPolicy = /\bStatement\b|\bpolicy\b|\bactions"?\s*[=:]/

const hasSayInJson = /"(?:locals|variable|provider|aws_(?:iam|db|rds)_\w+|(?:teleport|bytebase)_\w+)"/

/** The same of a whole file that is written in JSON. */
export function jsonHasASay({ text }: Piece): boolean {
  return hasSayInJson.test(text) || speaksOfPolicy.test(text)
}

/** Whether something of a block can matter for who may do what. */
export function hasASay({ text }: Piece): boolean {
  return hasSay.test(text) || speaksOfPolicy.test(text)
}
