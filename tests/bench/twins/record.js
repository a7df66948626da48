// A record in localStorage under its own key. It is written 200 ms after the last change, and on `pagehide`.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

const WAIT = 200;

const id = () => Date.now().toString(36).padStart(9, '0') + Math.random().toString(36).slice(2, 7);

export function useRecord() {
  const [record, setRecord] = useState(() => ({ id: id(), created: new Date().toISOString(), answers: {} }));
  const [saving, setSaving] = useState('');
  const waiting = useRef();
  const save = useCallback(() => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    const { record } = waiting.current;
    waiting.current = undefined;
    localStorage[`twin/record/${record.id}`] = JSON.stringify(record);
    setSaving('saved');
  }, []);
  useEffect(() => {
    addEventListener('pagehide', save);
    return () => removeEventListener('pagehide', save);
  }, [save]);
  const answer = useCallback((key, value) => setRecord(before => {
    const record = { ...before, changed: new Date().toISOString(), answers: { ...before.answers, [key]: value } };
    clearTimeout(waiting.current?.timer);
    waiting.current = { record, timer: setTimeout(save, WAIT) };
    setSaving('saving');
    return record;
  }), [save]);
  return [record, answer, saving];
}
