// The checklist as a small Preact app. Its controls are named as on the site, so that one script fills in both.
import { render } from 'preact';
import signs from './signs.json';
import { useRecord } from './record.js';

function Choice({ name, label, options, value, answer }) {
  return <fieldset>
    <legend>{label}</legend>
    <div class="chips">
      {options.map(option => <label>
        <input type="radio" name={`c:${name}`} value={option.id} checked={value === option.id} onChange={() => answer(name, option.id)} />
        {option.label}
      </label>)}
    </div>
  </fieldset>;
}

function Choices({ name, label, options, value = [], answer }) {
  const toggle = id => answer(name, value.includes(id) ? value.filter(one => one !== id) : [...value, id]);
  return <fieldset>
    <legend>{label}</legend>
    <div class="chips">
      {options.map(option => <label>
        <input type="checkbox" name={`m:${name}`} value={option.id} checked={value.includes(option.id)} onChange={() => toggle(option.id)} />
        {option.label}
      </label>)}
    </div>
  </fieldset>;
}

function Note({ name, label, help, value = '', answer }) {
  return <div>
    <label for={name}>{label}</label>
    <p>{help}</p>
    <textarea id={name} name={`t:${name}`} value={value} onInput={event => answer(name, event.target.value)} />
  </div>;
}

function Field({ of, name, record, answer }) {
  const shared = { name, label: of.label, help: of.help, value: record.answers[name], answer };
  if (of.kind.choice) return <Choice {...shared} options={of.kind.choice} />;
  if (of.kind.choices) return <Choices {...shared} options={of.kind.choices.options} />;
  return <Note {...shared} />;
}

function Sign({ sign, record, answer }) {
  const field = of => <Field of={of} name={`${sign.id}.${of.id}`} record={record} answer={answer} />;
  const [often, ...more] = signs.ask;
  return <section aria-labelledby={`sign-${sign.id}`}>
    <h2 id={`sign-${sign.id}`}>{sign.title}</h2>
    <p>{sign.help}</p>
    {field(often)}
    <details><summary>More</summary>{more.map(field)}</details>
  </section>;
}

function App() {
  const [record, answer, saving] = useRecord();
  return <main>
    <h1>{signs.title}</h1>
    {signs.intro.split('\n\n').map(words => <p>{words}</p>)}
    {signs.signs.map(sign => <Sign sign={sign} record={record} answer={answer} />)}
    {signs.after.map(of => <Field of={of} name={of.id} record={record} answer={answer} />)}
    <p class="kept" role="status" data-saving={saving}>{saving === 'saved' ? 'Saved' : saving && 'Saving …'}</p>
  </main>;
}

render(<App />, document.getElementById('app'));
document.documentElement.dataset.ready = '';
