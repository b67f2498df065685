import { Outlet } from '@tanstack/react-router'

export function Item() {
  return <Outlet />
}
