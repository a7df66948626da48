// The article as a small Preact app.
import { render } from 'preact';
import article from './article.json';

const first = value => Object.entries(value)[0];
const address = target => target.startsWith('read') ? target.slice(4) || '#' : `/${target}/`;

function Inline({ of }) {
  const [kind, words] = first(of);
  switch (kind) {
    case 'strong': return <strong>{words}</strong>;
    case 'em': return <em>{words}</em>;
    case 'link': return <a href={address(words[0])}>{words[1]}</a>;
    case 'cite': return <sup><a href={`#source-${words}`}>{words}</a></sup>;
    default: return words;
  }
}

const Run = ({ of }) => of.map(inline => <Inline of={inline} />);

function Block({ of, index }) {
  const [kind, body] = first(of);
  switch (kind) {
    case 'heading': return <h3 id={body[0]}>{body[1]}</h3>;
    case 'list': {
      const items = body[1].map(item => <li><Run of={item} /></li>);
      return body[0] ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'picture':
      return <img src={`/pictures/${body[0]}.svg`} alt={body[1]} width="1200" height="500" loading={index ? 'lazy' : undefined} />;
    case 'offer': return <p><a href={address(body[0])}>{body[1]}</a></p>;
    default: return <p><Run of={body} /></p>;
  }
}

const Source = ({ of }) => <>{of.authors} ({of.year}). <cite>{of.title}</cite> {of.where} {of.url && <a href={of.url}>{of.url}</a>}</>;

function App() {
  return <main>
    <h1>{article.title}</h1>
    <nav><ol>{article.sections.map(({ id, title }) => <li><a href={`#${id}`}>{title}</a></li>)}</ol></nav>
    {article.sections.map(({ id, title, blocks }, at) => <section id={id}>
      <h2>{title}</h2>
      {blocks.map(block => <Block of={block} index={at} />)}
    </section>)}
    <ol>{article.sources.map((source, at) => <li id={`source-${at + 1}`}><Source of={source} /></li>)}</ol>
  </main>;
}

render(<App />, document.getElementById('app'));
document.documentElement.dataset.ready = '';
