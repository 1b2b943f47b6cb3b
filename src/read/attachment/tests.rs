//! Attachments made here, whole, broken and hostile.
