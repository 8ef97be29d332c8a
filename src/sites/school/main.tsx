import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { SchoolSite } from './school-site.tsx'
import './school.css'

const root = document.querySelector('#root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <SchoolSite code={decodeURIComponent(location.pathname.split('/')[1] ?? '')} />
    </StrictMode>,
  )
