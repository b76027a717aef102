// Numbers as a sentence shows them.

/** With commas between groups of three digits: `10,240`. */
export function groupedNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
