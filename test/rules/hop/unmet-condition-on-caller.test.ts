import { describe } from 'vitest'
