//! Reads LevelDB files from disk with all versions of all entries, including deleted ones.
//!
//! The format is documented in `doc/log_format.md` and `doc/table_format.md` of LevelDB. Checksums are not verified,
//! because truncated data may still contain text.

/// The size of a log's blocks.
const BLOCK: usize = 32 * 1024;
/// The size of the header of a fragment: checksum, length and type.
const HEAD: usize = 7;
/// The size of the footer of a table: the position of its index, and a magic number.
const FOOT: usize = 48;
/// The compression type of Snappy, in the trailer of a table's block, where a checksum follows it.
const SNAPPY: u8 = 1;

const FULL: u8 = 1;
const FIRST: u8 = 2;
const MIDDLE: u8 = 3;

/// The records of a log, joined from their fragments. Includes records whose end is missing.
pub fn log(bytes: &[u8]) -> Vec<Vec<u8>> {
    let (mut records, mut record) = (Vec::new(), Vec::new());
    for block in bytes.chunks(BLOCK) {
        let mut rest = block;
        while rest.len() > HEAD {
            let (length, kind) = (usize::from(u16::from_le_bytes([rest[4], rest[5]])), rest[6]);
            let end = (HEAD + length).min(rest.len());
            if kind == 0 {
                break;
            }
            if kind == FULL || kind == FIRST {
                records.push(std::mem::take(&mut record));
            }
            record.extend(&rest[HEAD..end]);
            if kind != FIRST && kind != MIDDLE {
                records.push(std::mem::take(&mut record));
            }
            rest = &rest[end..];
        }
    }
    records.push(record);
    records
}

/// The keys and values of a table, with complete keys; `None` if this is no table.
pub fn table(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut foot = bytes.get(bytes.len().checked_sub(FOOT)?..)?;
    let _ = (number(&mut foot)?, number(&mut foot)?);
    let mut found = Vec::new();
    for (_, at) in entries(&block(bytes, &mut foot)?)? {
        for (name, text) in entries(&block(bytes, &mut &*at)?)? {
            found.push(name);
            found.push(text);
        }
    }
    Some(found)
}

/// Reads the block at the position that is encoded in `said`, which advances behind it.
fn block(bytes: &[u8], said: &mut &[u8]) -> Option<Vec<u8>> {
    let (at, length) = (number(said)?, number(said)?);
    let block = bytes.get(at..at.checked_add(length)?)?;
    match *bytes.get(at + length)? {
        SNAPPY => snap::raw::Decoder::new().decompress_vec(block).ok(),
        _ => Some(block.to_vec()),
    }
}

/// The entries of a block. Each key is stored as its difference from the key before.
fn entries(block: &[u8]) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    let (rest, restarts) = block.split_last_chunk::<4>()?;
    let restarts = usize::try_from(u32::from_le_bytes(*restarts)).ok()?;
    let mut rest = rest.get(..rest.len().checked_sub(restarts.checked_mul(4)?)?)?;
    let (mut found, mut name) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        let (shared, own, length) = (number(&mut rest)?, number(&mut rest)?, number(&mut rest)?);
        name.truncate(shared);
        name.extend(rest.get(..own)?);
        found.push((name.clone(), rest.get(own..own + length)?.to_vec()));
        rest = &rest[own + length..];
    }
    Some(found)
}

/// Reads a varint: groups of seven bits, the lowest first.
fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= usize::from(byte & 127).checked_shl(shift)?;
        if byte & 128 == 0 {
            return Some(value);
        }
    }
    None
}
