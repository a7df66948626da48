//! Tests of the server over HTTP, on a real port.

use std::{
    fs, io,
    io::{Read, Write},
    net::TcpStream,
    path::PathBuf,
};

use super::{Base, Site};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// A temporary folder that is removed on drop.
struct Folder(PathBuf);

impl Folder {
    fn with_site(name: &str) -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("stillwater-serve-{name}-{}", std::process::id()));
        fs::create_dir_all(path.join("signs"))?;
        for (file, text) in [
            ("index.html", "home"),
            ("signs/index.html", "signs"),
            ("404.html", "lost"),
            ("404.html.br", "lost br"),
            ("app-0123456789abcdef_bg.wasm", "wasm"),
            ("app-0123456789abcdef.js", "js"),
            ("app-0123456789abcdef.js.br", "js br"),
            ("app-0123456789abcdef.js.gz", "js gz"),
            (
                "_headers",
                "/*\n  X-Content-Type-Options: nosniff\n  Cross-Origin-Embedder-Policy: require-corp\n/signs/*\n  Cache-Control: no-store\n/app-*\n  Cache-Control: public, max-age=31536000, immutable\n",
            ),
        ] {
            fs::write(path.join(file), text)?;
        }
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The whole response in lower case.
fn get(site: &Site, path: &str, accept: &str) -> io::Result<String> {
    get_as(site, "localhost:1", path, accept)
}

/// The same with another `Host` header.
fn get_as(site: &Site, host: &str, path: &str, accept: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(site.addr())?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {accept}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer.to_lowercase())
}

#[test]
fn pages_come_with_their_headers() -> Outcome {
    let folder = Folder::with_site("pages")?;
    let site = Site::start(&folder.0, 0)?;
    let home = get(&site, "/", "")?;
    assert!(home.starts_with("http/1.1 200"), "{home}");
    assert!(home.contains("content-type: text/html; charset=utf-8"), "{home}");
    assert!(home.contains("x-content-type-options: nosniff"), "{home}");
    assert!(home.contains("cache-control: no-cache"), "{home}");
    assert!(home.ends_with("home"), "{home}");
    assert!(get(&site, "/signs/", "")?.contains("cache-control: no-store"));
    let redirect = get(&site, "/signs", "")?;
    assert!(redirect.starts_with("http/1.1 307"), "{redirect}");
    assert!(redirect.contains("location: /signs/\r\n"), "{redirect}");
    Ok(())
}

#[test]
fn only_this_machine_is_answered_for() -> Outcome {
    let folder = Folder::with_site("hosts")?;
    let site = Site::start(&folder.0, 0)?;
    for host in ["127.0.0.1", "127.0.0.1:8080", "localhost", "[::1]", "[::1]:8080"] {
        assert!(get_as(&site, host, "/", "")?.ends_with("home"), "{host}");
    }
    for host in ["another.example", "127.0.0.1.another.example", "another.example:80", "localhost.", ""] {
        let answer = get_as(&site, host, "/", "")?;
        assert!(answer.starts_with("http/1.1 421") && !answer.contains("home"), "{host}: {answer}");
    }
    Ok(())
}

#[test]
fn the_smallest_accepted_encoding_is_sent() -> Outcome {
    let folder = Folder::with_site("encodings")?;
    let site = Site::start(&folder.0, 0)?;
    let js = "/app-0123456789abcdef.js";
    let br = get(&site, js, "gzip, deflate, br")?;
    assert!(br.contains("content-encoding: br") && br.ends_with("js br"), "{br}");
    assert!(br.contains("vary: accept-encoding"), "{br}");
    assert!(br.contains("content-type: text/javascript; charset=utf-8"), "{br}");
    assert!(br.contains("immutable"), "{br}");
    assert!(get(&site, js, "gzip")?.ends_with("js gz"));
    assert!(get(&site, js, "br;q=0")?.ends_with("\r\n\r\njs"));
    let wasm = get(&site, "/app-0123456789abcdef_bg.wasm", "br")?;
    assert!(wasm.contains("content-type: application/wasm\r\n"), "{wasm}");
    Ok(())
}

#[test]
fn what_is_not_there_gets_the_sites_own_page() -> Outcome {
    let folder = Folder::with_site("missing")?;
    let site = Site::start(&folder.0, 0)?;
    for path in
        ["/nowhere", "/nowhere/", "/_headers", "/app-ffffffffffffffff.js", "/../../etc/passwd", "/%2e%2e/x"]
    {
        let answer = get(&site, path, "br")?;
        assert!(answer.starts_with("http/1.1 404"), "{path}: {answer}");
        assert!(answer.contains("cache-control: no-cache"), "{path}: {answer}");
        assert!(answer.contains("content-type: text/html"), "{path}: {answer}");
        assert!(answer.ends_with("lost br"), "{path}: {answer}");
    }
    Ok(())
}

#[test]
fn a_site_below_a_folder_lives_there() -> Outcome {
    let folder = Folder::with_site("base")?;
    let base: Base = "/some/path".parse()?;
    let site = Site::start_below(&folder.0, 0, base)?;
    assert!(site.url().ends_with("/some/path/"), "{}", site.url());
    assert!(get(&site, "/some/path/", "")?.ends_with("home"));
    assert!(get(&site, "/some/path/signs", "")?.contains("location: /some/path/signs/\r\n"));
    assert!(get(&site, "/some/path/signs/", "")?.contains("cache-control: no-store"));
    assert!(get(&site, "/", "")?.contains("location: /some/path/\r\n"));
    assert!(get(&site, "/some/path", "")?.contains("location: /some/path/\r\n"));
    assert!(get(&site, "/signs/", "")?.starts_with("http/1.1 404"));
    Ok(())
}

#[test]
fn it_stops_when_dropped_and_says_when_it_cannot_start() -> Outcome {
    let folder = Folder::with_site("stops")?;
    let site = Site::start(&folder.0, 0)?;
    let address = site.addr();
    let kind = |result: io::Result<Site>| result.err().map(|error| error.kind());
    assert_eq!(kind(Site::start(&folder.0, address.port())), Some(io::ErrorKind::AddrInUse));
    drop(site);
    assert!(TcpStream::connect(address).is_err());
    assert_eq!(kind(Site::start(folder.0.join("signs/none"), 0)), Some(io::ErrorKind::NotFound));
    fs::write(folder.0.join("_headers"), "nonsense")?;
    assert_eq!(kind(Site::start(&folder.0, 0)), Some(io::ErrorKind::InvalidData));
    Ok(())
}
