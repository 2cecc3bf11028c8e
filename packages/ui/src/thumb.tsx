import { FileText } from 'lucide-react'
import { useState } from 'react'
import { Icon } from './icon.tsx'

/** A small picture of a file; a drawn sheet where there is none, or where it does not load. */
export function Thumb({ src }: { src: string | null }) {
  const [broken, setBroken] = useState<string | null>(null)
  return (
    <span className="thumb" aria-hidden="true">
      {src !== null && src !== broken ? (
        <img src={src} alt="" loading="lazy" decoding="async" onError={() => setBroken(src)} />
      ) : (
        <Icon of={FileText} />
      )}
    </span>
  )
}
